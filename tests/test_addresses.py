"""The addresses that docs/addresses.md promises: a published one never disappears."""

import re
from pathlib import Path

from statepages.checking.check import check
from statepages.checking.settings import begin
from statepages.model.addresses import OWN_FOLDERS, is_taken
from statepages.paths import Paths
from statepages.rules.site_link import known_addresses
from tests.site import NOON, ROOT, SAMPLE

PAGE = ROOT / "docs" / "addresses.md"

PROMISED = (ROOT / "tests" / "cases" / "addresses.txt").read_text().split()
"""Published addresses. Lines may be added, but never removed."""

MAY_CHANGE = re.compile(r"(assets|search|images)/|(events|[a-z-]+(/[a-z0-9-]+)?)/page/\d+/index\.html$")

WORDS = {
    "ID": "[a-z]{2}/[a-z0-9-]+",
    "NAME": "[a-z0-9-]+",
    "PAGE": "[a-z0-9-]+",
    "REGION": "[a-z0-9-]+",
    "DAY": r"\d{4}-\d\d-\d\d(-\d+)?",
    "wisconsin": "(?!events/|posts/)[a-z-]+",
    "wi": "[a-z]{2}",
}


def pattern(address: str) -> re.Pattern[str]:
    """A pattern for the files of an address below the site."""
    path = address.removeprefix("/") + ("index.html" if address.endswith("/") else "")
    made = re.escape(path)
    for word, meant in WORDS.items():
        made = re.sub(rf"(?<![A-Za-z]){word}(?![A-Za-z])", meant.replace("\\", "\\\\"), made)
    return re.compile(made)


def promised() -> list[str]:
    """The addresses of the page, in its order."""
    rows = [line for line in PAGE.read_text().splitlines() if line.startswith("| `")]
    return [address for row in rows for address in re.findall(r"`([^`]+)`", row.split("|")[1])]


def files(site: Path) -> list[str]:
    return [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]


def test_the_page_lists_what_is_promised() -> None:
    assert promised() == PROMISED


def test_a_build_has_each_of_them(sample_folder: Path) -> None:
    found = files(sample_folder)
    missing = [one for one in PROMISED if not any(map(pattern(one).fullmatch, found))]
    assert missing == []


def test_the_rules_know_the_addresses_of_a_site(sample_folder: Path) -> None:
    """A link within the site may lead to any of them, and a redirect must not replace one."""
    where = Paths.under(ROOT, SAMPLE, sample_folder)
    content = check(where, begin(where, None, NOON)).content
    known = {one + "index.html" if one.endswith("/") or not one else one for one in known_addresses(content)}
    found = set(files(sample_folder))
    assert sorted(known - found) == []
    others = {
        path
        for path in found - known
        if path.partition("/")[0] not in {".statepages", *OWN_FOLDERS}
        and not MAY_CHANGE.match(path)
        and not path.endswith(".ics")
    }
    assert others == {"posts/2024-10-08-first-shift/index.html"}, "a redirect"


def test_no_page_of_its_own_can_replace_what_the_site_has(sample_folder: Path) -> None:
    folders = {path.partition("/")[0] for path in files(sample_folder) if "/" in path}
    assert [name for name in sorted(folders) if not is_taken(name)] == ["about"]


def test_each_state_has_all_that_one_has(sample_folder: Path) -> None:
    names = {"wi": "wisconsin", "pa": "pennsylvania"}
    for code, name in names.items():
        own = [
            one.replace("wisconsin", name).replace("wi", code)
            for one in PROMISED
            if re.search("/wi", one) and "REGION" not in one
        ]
        paths = [one[1:] + ("index.html" if one.endswith("/") else "") for one in own]
        assert [path for path in paths if not (sample_folder / path).is_file()] == []


def test_whatever_a_build_makes_is_promised_or_may_change(sample_folder: Path) -> None:
    patterns = [pattern(one) for one in PROMISED]
    others = [
        path
        for path in files(sample_folder)
        if not path.startswith(".")
        and not MAY_CHANGE.match(path)
        and not any(one.fullmatch(path) for one in patterns)
    ]
    assert others == []
