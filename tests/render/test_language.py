"""A site in another language: words from a catalog, days and months from CLDR."""

from msgspec.structs import replace

from statepages.render.language import ENGLISH, Language
from tests.render.pages import page, site, state, theme
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


def test_words_without_a_translation_stay_english() -> None:
    assert SPANISH_WORDS.gettext("Pinned") == "Pinned"
    assert SPANISH_WORDS.ngettext("%(n)s mile", "%(n)s miles", 2) == "2 miles"


def test_a_language_that_nobody_knows_is_english() -> None:
    assert Language("no such language").locale == ENGLISH.locale


def test_languages_have_names() -> None:
    assert ENGLISH.name_of("es") == "Spanish"
    assert SPANISH_WORDS.name_of("es") == "español"
