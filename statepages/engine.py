"""Where the engine is: in a checkout of its repository, or installed as a package."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
IS_INSTALLED = (_PACKAGE / "templates").is_dir()
"""Whether this is the package, which hatch_build.py puts together. In a checkout, templates/ is elsewhere."""

ENGINE = _PACKAGE if IS_INSTALLED else _PACKAGE.parent
"""The folder with templates/ and search/ in it."""

CODE = (_PACKAGE,) if IS_INSTALLED else (_PACKAGE, ENGINE / "search")
"""The folders of all modules."""

NPM = "third_party" if IS_INSTALLED else "node_modules"
"""The folder in ENGINE with what npm installs. The package has a part of it, and the bundled scripts."""

SHARED = (
    ".editorconfig",
    ".github/ISSUE_TEMPLATE/config.yml",
    ".github/ISSUE_TEMPLATE/report-a-problem.yml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "requirements.txt",
)
"""Files of this repository that `init` writes too. The package has them in starter/, with its other files."""


def home() -> Path:
    """The folder with content/ and output/ in it: that of build.py, or the current one for the package."""
    return Path.cwd() if IS_INSTALLED else ENGINE


def overrides() -> Path | None:
    """The folder of templates that a site has in place of the engine's; a checkout has none.

    Templates can run code, so this is always in the folder where the person runs the command. --content may
    name a folder that a pull request has filled.
    """
    return home() / "templates" if IS_INSTALLED else None
