"""What all tests share: how Hypothesis looks for examples, what is made once, and what no test may read."""

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from search.bundle import bundle
from statepages.look import Look
from tests.sharing import made_once
from tests.site import ROOT

# The same examples in every run: a change that breaks nothing never turns the tests red.
# To go looking for new ones: make test TESTS="--hypothesis-profile=explore"
settings.register_profile("steady", max_examples=50, derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=2_000, deadline=None)
settings.load_profile("steady")

CONTENT = str(ROOT / "content")


def refuse_content(event: str, arguments: tuple[object, ...]) -> None:
    """Let no test depend on content/: it belongs to whoever runs the site, and may be empty."""
    if event in {"open", "os.listdir", "os.scandir"} and isinstance(arguments[0], str | os.PathLike):
        path = os.fspath(arguments[0])
        # Not of a relative path: one beside an open folder, as shutil.rmtree has it, says nothing of the cwd.
        if path == CONTENT or path.startswith(CONTENT + os.sep):
            raise AssertionError(f"A test reads {path}. The content for tests is in tests/sample.")


sys.addaudithook(refuse_content)


@pytest.fixture(scope="session", autouse=True)
def bundled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Put the same scripts together once: each build of a site starts node for it, which takes longest."""

    def bundle_once(look: Look) -> dict[str, bytes]:
        given = sorted(look.finder.items()), look.bundler, look.main_script, look.version
        name = f"scripts-{hashlib.sha256(repr(given).encode()).hexdigest()[:32]}"

        def make(folder: Path) -> None:
            for script, data in bundle(look).items():
                (folder / script).write_bytes(data)

        kept = made_once(tmp_path_factory, name, make)
        return {path.name: path.read_bytes() for path in sorted(kept.glob("*.js"))}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("search.index.bundle", bundle_once)
        yield
