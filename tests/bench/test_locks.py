"""What the benchmark takes from npm: locked like all else, and apart from what the site is made with."""

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_npm_lock_has_hashes_and_no_download_address() -> None:
    lock = json.loads((ROOT / "bench" / "package-lock.json").read_text())
    packages = [package for path, package in lock["packages"].items() if path]
    assert packages
    assert all("integrity" in package and "resolved" not in package for package in packages)
