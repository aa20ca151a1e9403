"""What all tests share: how Hypothesis looks for examples, and what no test may read."""

import os
import sys

from hypothesis import settings

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
        path = os.path.abspath(arguments[0])  # noqa: PTH100  # no Path: this runs at each file
        if path == CONTENT or path.startswith(CONTENT + os.sep):
            raise AssertionError(f"A test reads {path}. The content for tests is in tests/sample.")


sys.addaudithook(refuse_content)
