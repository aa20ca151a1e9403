"""Where Chromium is on this machine. `python -m tests.browser.chromium` installs it where it is missing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

# The headless shell has the same engine, without the windows that take a third of the time of a test.
SHELL = "chromium-headless-shell"
NAMES = (
    SHELL,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)

# Left out: the suggestions below the address bar, pages of Chromium's own that it would make for every
# window, at the price of opening a page a second time.
# This list takes the place of Playwright's. From that one stays what would ask the network.
WITHOUT = (
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxPopup",
    "AimEnabled",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PreconnectToSearch",
)

# Tests talk only to this machine, so Chromium's own network tasks can wait.
ARGUMENTS = (
    f"--disable-features={','.join(WITHOUT)}",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

ASK = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


@cache
def find() -> str | None:
    """The path of a Chromium that starts, or None. CHROMIUM in the environment comes first."""
    return next((path for path in candidates() if starts(path)), None)


def candidates() -> Iterator[str]:
    named = os.environ.get("CHROMIUM")
    if named:
        yield named
        return
    yield from filter(None, map(shutil.which, NAMES))
    yield from playwrights_own()


def playwrights_own() -> Iterator[str]:
    """What `playwright install` brings, the shell first. Playwright alone knows where it puts it."""
    # In a process of its own: the tests may have a Playwright running, and a process takes only one.
    path = Path(subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True).stdout.strip())
    if path.is_file():
        folder = path.parents[1]
        beside = folder.with_name(folder.name.replace("chromium-", "chromium_headless_shell-"))
        yield from map(str, beside.glob("*/*headless*shell*"))
        yield str(path)


def starts(path: str) -> bool:
    """Some systems have a stub under this name that only says what to install."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def arguments() -> list[str]:
    """What to start Chromium with. Its sandbox refuses to run as root."""
    return [*ARGUMENTS, *(["--no-sandbox"] if is_root() else [])]


def install() -> None:
    """Bring Chromium: Debian's package where that is possible, else Playwright's own."""
    debian = is_root() and shutil.which("apt-get")
    if debian:
        run("apt-get", "-qq", "update")
        run("apt-get", "-qq", "install", "--no-install-recommends", SHELL)
        find.cache_clear()
    if not debian or not find():
        deps = ["--with-deps"] if debian else []
        run(sys.executable, "-m", "playwright", "install", *deps, "chromium")
    find.cache_clear()


def run(*command: str) -> None:
    """Run an installer in silence; only where it fails is what it said of interest."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, capture_output=True, text=True, env=quiet)
    if done.returncode:
        print(f"{' '.join(command)} failed:", done.stdout, done.stderr, sep="\n", file=sys.stderr)


def main() -> None:
    if not os.environ.get("CHROMIUM") and not find():
        print("Installing Chromium for the tests", file=sys.stderr)
        install()
    path = find()
    if not path:
        sys.exit("No Chromium here, and none could be installed. Set CHROMIUM to the path of one.")
    print(path)


if __name__ == "__main__":
    main()
