"""What readers find in a post, in the credits, and on the page of what is kept."""

import re
from pathlib import Path

from tests.render.pages import outputs, page
from tests.render.sample import POST, links, sample


def test_post() -> None:
    whole = page(sample(), POST.path)
    assert whole.one("h1").text == "Rides"
    assert whole.one("main").one("time").text == "October 11, 2024"
    assert whole.one("strong").text == "this"
    assert links(whole)["OH Ohio"] == "../../events/?state=OH"
    assert links(whole)["Call Ohio"] == "https://example.org/oh"
    # Read to the eye "Training", to the ear "Training: Call Ohio".
    assert links(whole)["TrainingTraining: Call Ohio"] == "https://example.org/t"


def test_who_is_lost_is_told_why_and_where_to_go() -> None:
    whole = page(sample(), "404.html").one("main")
    assert "check it for typos" in whole.text
    assert [one.text for one in whole.all("h2")] == ["Go to a state page"]


def test_credits_name_the_data_and_the_figures() -> None:
    whole = page(sample(), "credits/")
    assert {"GeoNames", "zipcodes", "ftfy"} <= links(whole).keys()
    assert "Margin: 21,000. Source: example.org, checked October 1, 2024" in whole.one("main").text


ROOT = Path(__file__).parents[2]
STORAGE = re.compile(
    r"localStorage|sessionStorage|\.cookie|cookieStore|indexedDB|\bcaches\b|serviceWorker|showSaveFilePicker"
)


def test_the_page_of_what_is_kept_names_the_choices() -> None:
    """memory.js keeps all filters but those that it calls passing."""
    whole = page(sample(), "privacy/")
    named = {one.attributes["data-kept"] for one in whole.all("li") if "data-kept" in one.attributes}
    finder = ROOT / "search" / "finder"
    address = (finder / "address.js").read_text()
    [filters] = re.findall(r"NONE = Object.freeze\(\{(.*?)\}\)", address, re.DOTALL)
    [passing] = re.findall(r"PASSING = \[(.*?)\]", (finder / "memory.js").read_text())
    assert named == set(re.findall(r"(\w+):", filters)) - set(re.findall(r"\w+", passing))
    names = [one.text for one in whole.all("code")]
    assert names == ["finder of /hub/", "saved events of /hub/", "offline of /hub/"]
    assert len(page(sample(offline="no"), "privacy/").all("code")) == 2
    assert links(page(sample(), ""))["What this site keeps on your device"] == "privacy/"
    assert "https://example.org/hub/privacy/" in outputs(sample())["sitemap.xml"].decode()


def test_few_scripts_store_anything() -> None:
    """They store what the page of what is kept names, under the names that it gives."""
    scripts = [*ROOT.glob("search/finder/*.js"), *ROOT.glob("templates/assets/**/*.js")]
    texts = {path.name: path.read_text() for path in scripts}
    stores = {name: set(STORAGE.findall(text)) for name, text in texts.items() if STORAGE.search(text)}
    of_the_worker = {"kept.js", "keeping.js", "off.js"}
    assert {name for name, some in stores.items() if "localStorage" in some} == {
        "memory.js", "save_button.js", "list.js", "delete.js"
    }  # fmt: skip
    assert {name for name, some in stores.items() if "caches" in some} == {"delete.js", *of_the_worker}
    assert {name for name, some in stores.items() if "serviceWorker" in some} == {
        "saving.js",
        "saved.js",
        "worker.js",
    }
    assert set().union(*stores.values()) == {"localStorage", "caches", "serviceWorker"}
    assert set(re.findall(r"localStorage\.setItem\((\w+)", "".join(texts.values()))) == {"KEY", "key"}
    assert "const KEY = `finder of ${" in texts["memory.js"]
    assert "const key = () => `saved events of ${" in texts["save_button.js"]
    assert all("`offline of ${" in texts[name] for name in ("kept.js", "off.js", "delete.js"))
    assert [name for name, text in texts.items() if ".register(" in text] == ["worker.js"]
