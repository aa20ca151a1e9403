"""What a site adds to its pages: pages of its own, links, a banner, and redirects."""

from datetime import UTC, datetime, timedelta

import pytest

from statepages.model.menu import Banner
from tests.render.pages import Element, outputs, own_page, page, parsed
from tests.render.sample import every_page, links, sample
from tests.search.events import NOON

ABOUT = own_page("about", title="About us", summary="Who we are.", body="## Rules\n\nBe **kind**.")
RULES = own_page("house-rules", title="House rules", body="Be *kind*, and be on time.")
SITE = sample(
    pages=[ABOUT, RULES],
    header=[{"label": "Who we are", "link": "about"}, {"label": "Shop", "link": "https://example.org/shop"}],
    footer=[
        {"label": "House rules", "link": "house-rules", "text": "Five of them."},
        {"label": "Wisconsin", "link": "events/?state=WI"},
    ],
    redirects=[
        {"from": "who/we-are", "to": "about"},
        {"from": "fair.html", "to": "https://www.example.org/fair?a=1&b=2"},
    ],
)
UNTIL = NOON + timedelta(hours=2)


def meta(found: Element, name: str) -> str:
    return found.one("meta", name=name).attributes["content"]


def test_a_page_of_its_own() -> None:
    about = page(SITE, "about/")
    assert about.one("title").text == "About us – Neighbors"
    assert [one.text for one in (about.one("h1"), about.one("main").one("h2"))] == ["About us", "Rules"]
    assert about.one("strong").text == "kind"
    assert about.one("main").one("p", class_="lead").text == "Who we are."
    assert meta(about, "description") == "Who we are."
    assert about.one("link", rel="canonical").attributes["href"] == "https://example.org/hub/about/"


def test_a_page_without_a_summary_is_described_by_its_text() -> None:
    rules = page(SITE, "house-rules/")
    assert meta(rules, "description") == "Be kind, and be on time."
    assert rules.one("main").all("p", class_="lead") == []


@pytest.mark.parametrize("body", ["# One\n\n## Two", "## One\n\n### Two", "### One\n\n#### Two"])
def test_the_first_level_of_headings_comes_after_that_of_the_page(body: str) -> None:
    main = page(sample(pages=[own_page("about", body=body)]), "about/").one("main")
    assert [[one.text for one in main.all(tag)] for tag in ("h2", "h3")] == [["One"], ["Two"]]


def test_the_sitemap_has_pages_and_no_redirects() -> None:
    sitemap = outputs(SITE)["sitemap.xml"].decode()
    assert "<loc>https://example.org/hub/about/</loc>" in sitemap
    assert "who/" not in sitemap
    assert "fair" not in sitemap


def test_links_of_header_and_footer_are_on_all_pages_and_lead_there_from_each() -> None:
    for path, whole in every_page(SITE).items():
        if not whole.all("header", class_="header"):
            continue
        up = "/hub/" if path in ("404.html", "offline.html") else "../" * path.count("/")
        header = links(whole.one("nav", class_="nav"))
        assert [header[name] for name in ("Who we are", "Shop")] == [
            up + "about/",
            "https://example.org/shop",
        ]
        footer = links(whole.one("footer", class_="footer"))
        assert footer["House rules"] == up + "house-rules/", path
        assert footer["Wisconsin"] == up + "events/?state=WI", path


def test_the_header_says_which_page_is_open() -> None:
    def current(path: str) -> dict[str, str]:
        found = page(SITE, path).one("nav", class_="nav").all("a")
        return {one.text: one.attributes["aria-current"] for one in found if "aria-current" in one.attributes}

    assert current("about/") == {"Who we are": "page"}
    assert current("house-rules/") == {}


def test_without_links_the_header_is_as_it_was() -> None:
    nav = page(sample(), "").one("nav", class_="nav")
    assert list(links(nav)) == ["Find an event", "Wisconsin", "Posts"]


def test_a_banner_is_above_the_header_of_all_pages_until_it_is_over() -> None:
    made = sample(banner=Banner("The desk is closed & dark.", UNTIL, link="about/"))
    for path, data in outputs(made).items():
        if path.endswith(".html") and b'class="header"' in data:
            whole = parsed(data)
            banner = whole.one("aside", class_="banner")
            assert banner.text == "The desk is closed & dark.", path
            assert banner.one("a").attributes["href"].endswith("about/")
            assert banner.attributes["data-until-second"] == str(int(UNTIL.timestamp()))
            assert data.index(b'class="banner') < data.index(b'class="header"')
    over = outputs(made, UNTIL)
    assert [path for path, data in over.items() if b"The desk is closed" in data] == []


def test_a_banner_without_a_link_is_words() -> None:
    made = sample(banner=Banner("Closed.", datetime(2024, 11, 1, tzinfo=UTC)))
    assert page(made, "").one("aside", class_="banner").all("a") == []


def test_an_old_address_leads_to_the_page() -> None:
    moved = page(SITE, "who/we-are/")
    assert moved.one("meta", http_equiv="refresh").attributes["content"] == "0; url=../../about/"
    assert moved.one("link", rel="canonical").attributes["href"] == "https://example.org/hub/about/"
    assert links(moved) == {"Go to the new page": "../../about/"}
    assert meta(moved, "robots") == "noindex"
    assert moved.all("script") == []


def test_an_old_address_leads_to_another_site() -> None:
    moved, new = page(SITE, "fair.html"), "https://www.example.org/fair?a=1&b=2"
    assert moved.one("meta", http_equiv="refresh").attributes["content"] == f"0; url={new}"
    assert moved.one("link", rel="canonical").attributes["href"] == new
    assert links(moved) == {"Go to the new page on example.org": new}
