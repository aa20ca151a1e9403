"""A site's own templates, styles and words, in place of the engine's or added to them."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from statepages import styleguide
from statepages.build import Built
from statepages.cache import Cache
from statepages.paths import Paths
from statepages.plan import theme_of
from statepages.problem import Problem
from statepages.read import read_theme
from statepages.render.template_facts import facts_of
from statepages.theme import Theme
from tests.cases import labelled
from tests.render.sample import sample
from tests.search.events import NOON as THEN
from tests.site import FILES, NOON, ROOT, build_at, content

PARENT = '{% extends "theme:pages/state.html" %}\n'
BASE = '{% extends "theme:pages/base.html" %}\n'
STATE_PAGE, HOME, EVENT_PAGE = "pennsylvania/index.html", "index.html", "events/pa/doors/index.html"


class Organization:
    """A folder with content/ and templates/, as it is used with the package."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cache = Cache(None, "")
        content(folder / "content")

    @property
    def paths(self) -> Paths:
        folder = self.folder
        return Paths.under(ROOT, folder / "content", folder / "output", folder / "templates")

    def write(self, files: Mapping[str, str | bytes]) -> None:
        content(self.folder / "templates", dict.fromkeys(FILES) | dict(files))

    def build(self) -> Built:
        return build_at(self.paths, NOON, cache=self.cache)

    def page(self, name: str) -> str:
        return (self.folder / "output" / name).read_text()

    def files(self) -> dict[str, bytes]:
        output = self.folder / "output"
        found = (path for path in output.rglob("*") if path.is_file())
        return {path.relative_to(output).as_posix(): path.read_bytes() for path in found}

    def changed_by(self, files: Mapping[str, str | bytes]) -> set[str]:
        """The files of the site that differ after templates were written."""
        before = self.files()
        self.write(files)
        built = self.build()
        assert built.published, built.problems
        after = self.files()
        return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}

    def problems(self, files: Mapping[str, str | bytes]) -> list[Problem]:
        self.write(files)
        return list(self.build().problems)


@pytest.fixture
def organization(tmp_path: Path) -> Organization:
    return Organization(tmp_path)


def test_without_templates_it_is_the_site_of_the_engine(organization: Organization, tmp_path: Path) -> None:
    assert organization.build().published
    own = organization.files()
    assert build_at(replace(organization.paths, overrides=None), NOON).published
    assert organization.files() == own


def test_a_template_wins_over_that_of_the_engine(organization: Organization) -> None:
    organization.build()
    changed = organization.changed_by({"pages/404.html": '{% extends "pages/base.html" %}\n'})
    assert changed == {"404.html"}
    assert "may have moved" not in organization.page("404.html")


def test_a_block_is_added_to_a_page(organization: Organization) -> None:
    organization.build()
    block = "{% block about %}{{ super() }}<p>We call back.</p>{{ badge(state.code) }}{% endblock %}\n"
    assert organization.changed_by({"pages/state.html": PARENT + block}) == {STATE_PAGE}
    page = organization.page(STATE_PAGE)
    assert "<p>We call back.</p>" in page
    assert "A few of us are here already." in page


def test_what_is_added_to_the_base_is_on_every_page(organization: Organization) -> None:
    block = "{% block footer %}<p>Ours</p>{{ super() }}{% endblock %}"
    organization.write({"pages/base.html": BASE + block})
    assert organization.build().published
    for name in (HOME, STATE_PAGE, EVENT_PAGE, "404.html"):
        assert "<p>Ours</p>" in organization.page(name), name


def test_a_part_of_the_engine_can_be_imported_by_that_of_the_site(organization: Organization) -> None:
    part = """{% import "theme:parts/shell.html" as theme %}
{% set social = theme.social %}{% set suggestion = theme.suggestion %}{% set contact = theme.contact %}
{% set clock = theme.clock %}{% set foot = theme.foot %}
{% macro head(page) %}<p>Our head</p>{% endmacro %}
"""
    organization.write({"parts/shell.html": part})
    built = organization.build()
    assert built.published, built.problems
    assert "<p>Our head</p>" in organization.page(HOME)
    assert "footer-row" in organization.page(HOME)


def test_a_site_can_have_parts_of_its_own(organization: Organization) -> None:
    organization.write(
        {
            "pages/state.html": PARENT
            + '{% block about %}{% include "parts/own/promise.html" %}{% endblock %}',
            "parts/own/promise.html": "<p>{{ state.name }}: {{ _('We call back.') }}</p>",
            "locale/en.po": 'msgid "We call back."\nmsgstr "We <call> back."\n',
        }
    )
    assert organization.build().problems == ()
    assert "<p>Pennsylvania: We &lt;call&gt; back.</p>" in organization.page(STATE_PAGE)
    changed = organization.changed_by({"parts/own/promise.html": "<p>Soon.</p>"})
    assert changed == {STATE_PAGE}


def test_a_template_that_goes_away_gives_the_engines_back(organization: Organization) -> None:
    organization.build()
    before = organization.files()
    organization.write({"pages/404.html": "<p>Nothing</p>", "assets/css/own.css": "p {color: red}"})
    assert organization.build().published
    assert organization.files() != before
    shutil.rmtree(organization.folder / "templates")
    assert organization.build().published
    assert organization.files() == before


def test_styles_of_the_site_come_last_on_every_page(organization: Organization) -> None:
    organization.write({"assets/css/own.css": "/* Ours. */\nh1 { color: #123456 }\n"})
    assert organization.build().published
    assert organization.page("assets/own.css") == "h1{color:#123456}\n"
    names = [name for name in organization.files() if name.endswith(".html")]
    assert {"arizona/index.html", "az/index.html"} & set(names) == set()
    for name in names:
        sheets = [
            part.partition('"')[0] for part in organization.page(name).split('rel="stylesheet" href="')[1:]
        ]
        assert "assets/own.css?v=" in sheets[-1], name
    # It is kept offline with the address that pages use.
    address = sheets[-1].rpartition("../")[2]
    assert address in organization.page("sw.js")


def test_a_style_sheet_of_the_engine_is_replaced(organization: Organization) -> None:
    organization.build()
    before = organization.page("assets/site.css")
    organization.write({"assets/css/badge.css": ".badge { color: #123456 }"})
    assert organization.build().published
    assert "{color:#123456}" in organization.page("assets/site.css") != before
    assert "assets/own.css" not in organization.page(HOME)


def test_fonts_are_allowed_where_the_site_has_some(organization: Organization) -> None:
    organization.build()
    assert "font-src" not in organization.page(HOME)
    organization.write({"assets/fonts/ours.woff2": b"wOF2"})
    assert organization.build().published
    assert "; font-src 'self'\"" in organization.page(HOME)
    assert organization.files()["assets/fonts/ours.woff2"] == b"wOF2"


def test_a_file_is_in_place_of_one_that_the_engine_makes(organization: Organization) -> None:
    organization.write({"assets/icon.svg": "<svg/>", "assets/icon-192.png": b"png"})
    assert organization.build().published
    assert organization.page("assets/icon.svg") == "<svg/>"
    assert organization.files()["assets/icon-192.png"] == b"png"


def test_a_changed_style_keeps_the_scripts_that_the_package_has_bundled(organization: Organization) -> None:
    before = read_theme(organization.paths)
    organization.write({"assets/css/own.css": "p {color: red}"})
    after = read_theme(organization.paths)
    assert before.version != after.version
    assert before.main_script == after.main_script


def test_the_styleguide_shows_the_templates_and_styles_of_the_site(organization: Organization) -> None:
    organization.write(
        {
            "assets/css/own.css": "@media screen and (prefers-color-scheme: dark) {p {color: red}}",
            "pages/base.html": BASE + "{% block above_main %}<p>Ours</p>{% endblock %}",
        }
    )
    theme = theme_of(organization.paths)
    assert isinstance(theme, Theme)
    [task] = styleguide.plan(sample(), theme, THEN)
    made = {output.path: output.data.decode() for output in task.outputs()}
    assert "<p>Ours</p>" in made["styleguide/dark/index.html"]
    assert "styleguide/own-dark.css?v=" in made["styleguide/dark/index.html"]
    assert made["styleguide/own-dark.css"] == "@media screen{p{color:red}}\n"
    assert made["styleguide/own-light.css"].startswith("@media not all")


@labelled("overrides")
def test_what_no_longer_fits_is_reported(case: dict[str, Any], organization: Organization) -> None:
    said = [str(problem) for problem in organization.problems(case["files"])]
    assert said == ([f"templates/{case['says']}"] if "says" in case else [])


def test_a_template_in_another_encoding_is_reported(organization: Organization) -> None:
    [problem] = organization.problems({"pages/404.html": b"caf\xe9"})
    assert problem.place.path.endswith("/templates/pages/404.html")
    assert problem.message == "This template is not UTF-8. Save it as UTF-8."


def test_a_link_among_the_templates_is_not_followed(organization: Organization) -> None:
    """Its target could be in content/, which must not become code."""
    organization.write({"parts/own.html": "<p>"})
    link = organization.folder / "templates/pages/state.html"
    link.parent.mkdir(parents=True)
    link.symlink_to(organization.folder / "content/states/pa.yaml")
    [problem] = organization.build().problems
    assert problem.code == "file-link"
    assert problem.place.path.endswith("templates/pages/state.html")


GUIDE = (ROOT / "docs/design.md").read_text()


def test_the_guide_names_every_block() -> None:
    theme = read_theme(Paths.under(ROOT))
    facts = facts_of(theme.templates)
    base = set(facts["pages/base.html"].blocks)
    named = {
        page: set(re.findall(r"`(\w+)`", blocks))
        for page, blocks in re.findall(r"^\| `(pages/\w+\.html)` \| (.+) \|$", GUIDE, re.MULTILINE)
    }
    assert named == {
        name: set(one.blocks) - base
        for name, one in facts.items()
        if one.parent == "pages/base.html" and set(one.blocks) - base
    }
    of_base = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \| ", GUIDE, re.MULTILINE)
    filled = re.search(r"Pages fill the other blocks .*?: (.+?)\.", GUIDE, re.DOTALL)
    assert filled
    assert set(re.findall(r"`(\w+)`", " ".join([*of_base, filled[1]]))) == base


def test_what_the_guide_shows_works(organization: Organization) -> None:
    pages = re.findall(r"```html\+jinja\n(.+?)```", GUIDE, re.DOTALL)
    state_page, part, base = pages
    sheets = re.findall(r"```css\n(.+?)```", GUIDE, re.DOTALL)
    words = re.findall(r"^    (msgid.+?)\n\n(?! )", GUIDE, re.MULTILINE | re.DOTALL)
    organization.write(
        {
            "pages/state.html": state_page,
            "parts/near.html": part,
            "pages/base.html": base,
            "assets/own.js": "document.title;\n",
            "assets/css/own.css": "".join(sheets),
            "assets/fonts/ours.woff2": b"wOF2",
            "locale/en.po": "\n".join(line.strip() for line in words[0].split("\n")),
        }
    )
    built = organization.build()
    assert built.published, built.problems
    assert built.problems == ()
    assert "Find a shift" in organization.page(HOME)
    assert "Our own words." in organization.page(HOME)
    assert "gets a call back within a day" in organization.page(STATE_PAGE)
    for name in set(re.findall(r"(--(?!content|write)[a-z]+)", GUIDE)):
        assert f"{name}:" in organization.page("assets/site.css"), name
