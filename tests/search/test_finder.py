"""The finder's pure modules, tested in their own language: node runs the files *.test.mjs here."""

import subprocess
from pathlib import Path

import pytest

FILES = sorted(Path(__file__).parent.glob("*.test.mjs"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_node_runs(file: Path) -> None:
    # Not with --test, which starts a second node to run the file in.
    done = subprocess.run(["node", "--test-reporter=tap", file], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_are_files_to_run() -> None:
    assert FILES
