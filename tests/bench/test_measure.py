"""What the benchmark measures is what a user waits for."""

import sys
from pathlib import Path

import pytest

from bench.measure import measure


def test_python_keeps_what_it_compiles_whatever_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    (tmp_path / "said.py").write_text("")
    measure([sys.executable, "-c", "import said"], tmp_path)
    assert list(tmp_path.glob("__pycache__/said.*.pyc"))


def test_a_command_that_fails_is_no_figure(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such thing"):
        measure([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path)
