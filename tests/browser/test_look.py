"""The looks that a site can have: one state, a few, its own colors, letters and logo; and the styleguide."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from statepages import styleguide
from statepages.outputs import OUTPUTS
from statepages.paths import Paths
from statepages.plan import theme_of
from statepages.theme import Theme
from tests.browser.looks import PHONE, flaws
from tests.browser.test_markup_valid import validate
from tests.few_states import few_states, one_state
from tests.render.sample import sample
from tests.site import NOON, ROOT, build_at, paths

Serve = Callable[..., str]
SITES: dict[str, Callable[[Path], Path]] = {
    "one": one_state,
    "one, with events elsewhere": partial(one_state, elsewhere=True),
    "one, without events": partial(one_state, events=0),
    "few": few_states,
}


@pytest.mark.parametrize("name", SITES)
def test_a_home_page_of_few_states_has_no_flaw(
    name: str, tmp_path: Path, tab: Page, serve_folder: Serve
) -> None:
    SITES[name](tmp_path / "content")
    assert build_at(paths(tmp_path), NOON).published
    home = tmp_path / "output" / "index.html"
    done = validate(home)
    assert done.returncode == 0, done.stdout
    tab.goto(serve_folder(tmp_path / "output"))
    if other := tab.locator(".other-states > summary").all():
        other[0].click()
        expect(tab.locator(".other-states .tile").first).to_be_visible()
    assert flaws(tab) == {}


def test_a_logo_moves_nothing_when_it_arrives(tmp_path: Path, page: Page, serve_folder: Serve) -> None:
    one_state(tmp_path / "content")
    assert build_at(paths(tmp_path), NOON).published
    page.set_viewport_size(PHONE)
    address = serve_folder(tmp_path / "output")
    where = "[...document.querySelectorAll('.brand, h1')].map((one) => one.getBoundingClientRect().toJSON())"
    page.route("**/images/logo.png", lambda route: route.abort())
    page.goto(address)
    before = page.evaluate(where)
    page.unroute("**/images/logo.png")
    page.goto(address)
    assert page.evaluate("document.querySelector('.brand-logo').naturalWidth") == 240
    assert page.evaluate(where) == before
    box = page.locator(".brand-logo").bounding_box()
    assert box and (box["width"], box["height"]) == (88, 44)


def test_the_styleguide_has_no_flaw(tmp_path: Path, tab: Page, serve_folder: Serve) -> None:
    theme = theme_of(Paths.under(ROOT))
    assert isinstance(theme, Theme)
    made = sample(highlight="#ffc845", font="serif")
    for plan in (styleguide.plan, *[one for one in OUTPUTS if one.__module__.endswith("assets")]):
        for task in plan(made, theme, NOON):
            for output in task.outputs():
                path = tmp_path / output.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(output.data)
    address = serve_folder(tmp_path, under="/hub/")
    for name in ("", "light/", "dark/"):
        done = validate(tmp_path / "styleguide" / name / "index.html")
        assert done.returncode == 0, done.stdout
        tab.goto(f"{address}styleguide/{name}")
        found = flaws(tab)
        if name == "dark/":
            # Forced colors are those of the reader, who may prefer light ones.
            found.pop("forced colors on an old phone", None)
        assert found == {}, name
