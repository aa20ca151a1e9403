"""A site in another language: words from a catalog, days and months from CLDR."""

import ast
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from statepages.render import dates, messages
from statepages.render.catalogs import catalog_problems
from statepages.render.language import DATE_PATTERNS, ENGLISH, TIME_PATTERNS, Language
from tests.render.pages import outputs, page, site, state, theme
from tests.search.events import NOON, event, place, slot

SPANISH = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "EEE, MMM d"
msgstr "EEE d MMM"

msgid "h a"
msgstr "H:mm"

msgid "%(day)s @ %(time)s"
msgstr "%(day)s, %(time)s"

msgid "Tomorrow"
msgstr "Mañana"

msgid "EEEE, %(day)s"
msgstr "EEEE %(day)s"

msgid "MMMM d"
msgstr "d 'de' MMMM"

msgid "Find an event"
msgstr "Buscar un evento"

msgid "Canvass"
msgstr "Puerta a puerta"

msgid "and %(n)s more time"
msgid_plural "and %(n)s more times"
msgstr[0] "y otra vez más"
msgstr[1] "y %(n)s veces más"
"""

THEME = replace(theme(), catalogs={"es": SPANISH.encode()})
SPANISH_WORDS = Language("es", SPANISH.encode())


def test_a_site_in_spanish() -> None:
    series = [slot("2024-10-15 18:00"), slot("2024-10-22 18:00"), slot("2024-10-29 18:00")]
    made = site([event("pa/a", *series, at=place("19380"))], [state("PA")], language="es")
    whole = page(made, "pennsylvania/", NOON, THEME)
    assert whole.one("html").attributes["lang"] == "es"
    assert whole.one("h2", class_="group-title").text == "Mañana martes 15 de octubre"
    assert whole.one("p", class_="card-when").all("time")[0].text == "mar 15 oct, 18:00 EDT"
    assert whole.one("span", class_="card-more").text == "y 2 veces más"
    assert whole.one("li", class_="badge").text == "Puerta a puerta"
    assert whole.one("nav", class_="nav").all("a")[0].text == "Buscar un evento"


def test_scripts_speak_the_language_of_the_site() -> None:
    """Their words are in the scripts, not on each page, so another language needs other addresses."""
    english, spanish = outputs(site()), outputs(site(language="es"), with_theme=THEME)
    for name in ("clock", "frame", "saved", "saving", "print"):
        assert "Mañana" in spanish[f"assets/{name}.js"].decode()
        assert "Tomorrow" in english[f"assets/{name}.js"].decode()
    assert b"Tomorrow" not in english["assets/share.js"] + english["index.html"]
    [first], [second] = (
        re.findall(rb'src="(assets/clock.js[^"]+)"', one["index.html"]) for one in (english, spanish)
    )
    assert first != second
    assert second in spanish["sw.js"]


def test_words_without_a_translation_stay_english() -> None:
    assert SPANISH_WORDS.gettext("Featured") == "Featured"
    assert SPANISH_WORDS.ngettext("%(n)s mile", "%(n)s miles", 2) == "2 miles"


def test_a_language_that_nobody_knows_is_english() -> None:
    assert Language("no such language").locale == ENGLISH.locale


TITLES: dict[str, tuple[str, tuple[str, ...], str | None]] = {
    "the language of the page": ("Doors", ("en",), None),
    "no language named": ("Puertas", (), None),
    "the only language": ("Puertas", ("es",), "es"),
    "one of several in one script": ("Puertas", ("en", "es"), None),
    "another script": ("周六敲门", ("en", "zh"), "zh"),
    "mostly another script": ("Doors 周六敲门拉票活动", ("en", "es", "zh"), "zh"),
    "a few words in another script": ("Saturday doors 周六", ("en", "zh"), None),
    "a script of none of its languages": ("周六敲门", ("en", "ru"), None),
    "signed": ("Doors in sign language", ("ase",), None),
    "signs alone": ("🚪 12", ("en", "zh"), None),
}


@pytest.mark.parametrize(("text", "languages", "found"), TITLES.values(), ids=TITLES)
def test_a_text_in_another_language_is_marked(
    text: str, languages: tuple[str, ...], found: str | None
) -> None:
    assert ENGLISH.other(text, languages) == found


def test_a_title_in_another_language_is_read_out_in_it() -> None:
    spanish = event("pa/a", slot("2024-10-15 18:00"), at=place("19380"), languages="Spanish", title="Puertas")
    made = site([spanish], [state("PA")])
    for path in ("", "pennsylvania/", "events/", "events/pa/a/"):
        titled = [one for one in page(made, path).one("main").below() if one.attributes.get("lang") == "es"]
        assert [one.text for one in titled] == ["Puertas"], path


def test_languages_have_names() -> None:
    assert ENGLISH.name_of("es") == "Spanish"
    assert SPANISH_WORDS.name_of("es") == "español"


HEAD = SPANISH.partition('msgid "EEE')[0]
SLIPS = {
    "no catalog": (b"\nHola\n", 2, "A line of words begins with"),
    "no text": (b"# a\n\xff\xfe", 2, "Save it as UTF-8"),
    "another encoding": (HEAD.replace("UTF-8", "klingon").encode(), 4, "not klingon"),
    "a plural that is no formula": (HEAD.replace("!= 1)", "!=").encode(), 1, "plural form"),
    "more forms than the language has": (
        f'{HEAD}msgid "%(n)s mile"\nmsgid_plural "%(n)s miles"\nmsgstr[2] "%(n)s millas"\n'.encode(),
        7, "more translations",
    ),
    "another name": (f'{HEAD}msgid "EEEE, %(day)s"\nmsgstr "EEEE %(dia)s"\n'.encode(), 7, "write %%"),
    "a percent sign": (f'{HEAD}msgid "%(n)s of it"\nmsgstr "el %(n)s 100% d"\n'.encode(), 7, "write %%"),
    "a plural with another name": (
        SPANISH.replace("y %(n)s veces", "y %(m)s veces").encode(), SPANISH.count("\n") - 3, "write %%",
    ),
    "letters that no date has": (f'{HEAD}msgid "EEE, MMM d"\nmsgstr "xyz"\n'.encode(), 7, "date"),
    "too many letters": (f'{HEAD}msgid "MMMM d"\nmsgstr "MMMMMMMM d"\n'.encode(), 7, "date"),
    "a time in a date": (f'{HEAD}msgid "MMMM d, y"\nmsgstr "h d"\n'.encode(), 7, "date"),
    "a date in a time": (f'{HEAD}msgid "h:mm a"\nmsgstr "d h:mm"\n'.encode(), 7, "time"),
    "words without quotes": (f'{HEAD}msgid "h a"\nmsgstr "hours h"\n'.encode(), 7, "quotes"),
    "letters around a date": (f'{HEAD}msgid "EEEE, %(day)s"\nmsgstr "hh %(day)s"\n'.encode(), 7, "date"),
}  # fmt: skip


@pytest.mark.parametrize(("catalog", "line", "words"), SLIPS.values(), ids=SLIPS)
def test_a_slip_in_a_catalog_is_a_problem_in_its_file(catalog: bytes, line: int, words: str) -> None:
    [problem] = catalog_problems({"es": catalog, "en-GB": b""})
    assert (problem.place.path, problem.place.line) == ("templates/locale/es.po", line)
    assert words in problem.message


def test_every_pattern_that_pages_use_is_checked() -> None:
    """A pattern that is not on the list would give a traceback when its translation is wrong."""
    trees = [ast.parse(Path(str(module.__file__)).read_text()) for module in (dates, messages)]
    constants = [node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    words = {value for value in constants if isinstance(value, str) and is_pattern(value)}
    assert words - {"EEE", "MMM", "day"} == DATE_PATTERNS | TIME_PATTERNS


def is_pattern(value: str) -> bool:
    return isinstance(value, str) and bool(
        re.fullmatch(r"[EMdyhma:, ]*[EMyhm]{1,4}[EMdyhma:, ]*(%\(day\)s)?", value)
    )


def test_a_catalog_that_leaves_words_out_is_fine() -> None:
    silent = f'{HEAD}msgid "Anytime until %(day)s"\nmsgstr ""\n\nmsgid "Today"\nmsgstr "100% hoy"\n'
    assert list(catalog_problems({"es": SPANISH.encode(), "fr": silent.encode()})) == []
