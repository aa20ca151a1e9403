"""Keywords in the ways that people write them, in a site of a few events, typed into the box."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.form import count, find, titles
from tests.site import SITE, built

EVENT = (
    "title: {title}\nkind: {kind}\nwhen: [{{start: 2024-10-19 10 am, end: 1 pm}}]\nwhere: {{zip: {zip}}}\n"
)
EVENTS = {
    "mn/capitol": ("Capitol doors", "canvass", 55101),
    "mo/arch": ("Arch doors", "canvass", 63101),
    "mo/hall": ("Table in St. Louis", "community", 63101),
    "pa/porch": ("Phonebank from the porch", "meeting", 19380),
    "pa/evening": ("Evening shift", "phone-bank", 19380),
    "ca/chinese": ("中文志工電話晚會", "training", 94108),
    "ca/arabic": ("تدريب المتطوعين", "training", 94108),
}
FOUND = {
    "St. Paul": ["Capitol doors"],
    "st louis": ["Arch doors", "Table in St. Louis"],
    "Saint Louis": ["Arch doors", "Table in St. Louis"],
    "phonebank": ["Evening shift", "Phonebank from the porch"],
    "phone bank": ["Evening shift", "Phonebank from the porch"],
    "pensylvania": ["Evening shift", "Phonebank from the porch"],
    "Missuri doors": ["Arch doors"],
    "中文": ["中文志工電話晚會"],
    "電話": ["中文志工電話晚會"],
    "متطوعين": ["تدريب المتطوعين"],
}


@pytest.fixture(scope="module")
def words_site(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[..., str]) -> str:
    """The address of a site of these events."""
    folder = tmp_path_factory.mktemp("words")
    files: dict[str, str | bytes | None] = {
        f"events/{name}.yaml": EVENT.format(title=title, kind=kind, zip=code)
        for name, (title, kind, code) in EVENTS.items()
    }
    result = built(
        folder,
        {
            "site.yaml": f"{SITE}as_of: 2024-10-14T12:00 America/New_York\n",
            "events/pa/doors.yaml": None,
            **files,
        },
    )
    assert result.published, "\n".join(map(str, result.problems))
    return serve_folder(folder / "output")


@pytest.mark.parametrize("typed", FOUND)
def test_words_find_what_is_written_in_another_way(tab: Page, words_site: str, typed: str) -> None:
    tab.goto(f"{words_site}events/")
    find(tab, words=typed)
    expect(count(tab)).to_contain_text("in person")
    assert sorted(titles(tab)) == FOUND[typed]
