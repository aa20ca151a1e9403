"""`words`: a file with all words of the pages, in which people fill in their own."""

import io
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from click.testing import Result
from msgspec.structs import replace

from statepages.commands import options
from tests.commands.small_site import SITE, put, small_site
from tests.test_cli import run

OWN = """\
# Our words. Ask Ana before you change them.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Ours: yes\\n"

# Shorter.
msgid "Find an event"
msgstr "Find a shift"

msgid "{n} event"
msgid_plural "{n} events"
msgstr[0] "{n} shift"
msgstr[1] "{n} shifts"

# From an old version.
msgid "Find a event"
msgstr "Find a task"

#~ msgid "Older"
#~ msgstr "Oldest"

# The end.
"""
FILE = "templates/locale/en.po"


class Folder:
    """A site with templates of its own beside its content, as with the package."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = small_site(folder)

    def write(self, text: str | bytes, name: str = FILE) -> None:
        put(self.folder, name, text)

    def read(self, name: str = FILE) -> str:
        return (self.folder / name).read_bytes().decode()

    def run(self, *arguments: str) -> Result:
        return run("words", "--content", self.content, *arguments)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(options, "overrides", lambda: tmp_path / "templates")
    return Folder(tmp_path)


def words_in(text: str, language: str = "en") -> dict[str, object]:
    """The entries of a catalog: the first English form, and the translation."""
    messages = [
        message for message in read_po(io.BytesIO(text.encode()), language, abort_invalid=True) if message.id
    ]
    return {
        message.id if isinstance(message.id, str) else message.id[0]: message.string for message in messages
    }


def test_the_list_is_a_catalog_without_translations(site: Folder) -> None:
    done = site.run()
    assert done.exit_code == 0
    words = words_in(done.output)
    assert {"Find an event", "Today", "EEE, MMM d", "{n} event", "Latest details:", "Canvass"} <= words.keys()
    assert set(words.values()) == {"", ("", "")}


def test_the_list_has_the_words_of_the_site(site: Folder) -> None:
    site.write(OWN)
    done = site.run()
    assert done.exit_code == 0
    words = words_in(done.output)
    assert words["Find an event"] == "Find a shift"
    assert words["{n} event"] == ("{n} shift", "{n} shifts")
    assert words["Today"] == ""
    assert words["Find a event"] == "Find a task"
    assert site.read() == OWN


def test_writing_keeps_everything_that_is_there(site: Folder) -> None:
    site.write(OWN)
    assert site.run("--write").exit_code == 0
    once = site.read()
    unused = "# From an old version.\n# No page says these words.\nmsgid"
    assert once.startswith(OWN.replace("# From an old version.\nmsgid", unused).rstrip("\n"))
    assert words_in(once)["Today"] == ""
    assert site.run("--write").output == f"{FILE} has all words already.\n"
    assert site.read() == once


def test_words_that_pages_say_again_lose_their_comment(site: Folder) -> None:
    site.write('# No page says these words.\nmsgid "Today"\nmsgstr "Now"\n')
    site.run("--write")
    assert site.read().startswith('msgid "Today"\nmsgstr "Now"\n\n')


def test_writing_begins_the_file_of_the_language_of_the_site(site: Folder) -> None:
    put(site.content, "site.yaml", f"{SITE}language: pl\n")
    done = site.run("--write")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("templates/locale/pl.po has ")
    assert words_in(site.read("templates/locale/pl.po"), "pl")["Today"] == ""
    assert 'msgstr[2] ""' in site.read("templates/locale/pl.po"), "Polish has three forms"
    assert run("check", "--content", site.content).exit_code == 0


def test_what_is_written_has_no_problems(site: Folder) -> None:
    site.write('msgid "Find an event"\nmsgstr "Find a shift"\n')
    site.run("--write")
    assert run("check", "--content", site.content).output == "No problems in 2 files.\n"


def test_in_a_checkout_the_file_is_among_the_templates_of_the_engine(
    site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = options.paths_of
    monkeypatch.setattr(
        options,
        "paths_of",
        lambda content: replace(find(content), overrides=None, templates=site.folder / "templates"),
    )
    site.write("{{ _('Hello') }}", "templates/pages/home.html")
    assert site.run("--write").exit_code == 0
    assert words_in(site.read())["Hello"] == ""


WRONG = {
    "a quotation mark that is missing": (
        'msgid "Today"\nmsgstr "Now\n',
        f"{FILE}:2:1 error: There is no quotation",
    ),
    "the same words twice": ('msgid "Today"\nmsgstr "Now"\n' * 2, f"{FILE}:3:1 error: Line 1 has the same"),
    "not UTF-8": (b'msgid "Today"\nmsgstr "\xe9"\n', f"{FILE}:2:1 error: This file is not UTF-8"),
}


@pytest.mark.parametrize(("text", "words"), WRONG.values(), ids=WRONG)
def test_a_file_with_mistakes_is_left_alone(site: Folder, text: str | bytes, words: str) -> None:
    site.write(text)
    before = site.read() if isinstance(text, str) else None
    done = site.run("--write")
    assert done.exit_code == 1
    assert words in done.output
    assert before is None or site.read() == before


def test_it_does_not_write_through_a_link(site: Folder) -> None:
    elsewhere = put(site.folder, "elsewhere.po", "")
    (site.folder / "templates/locale").mkdir(parents=True)
    (site.folder / FILE).symlink_to(elsewhere)
    done = site.run("--write")
    assert done.exit_code == 1
    assert "link" in done.output
    assert elsewhere.read_bytes() == b""


def test_without_settings_the_language_is_not_known(site: Folder) -> None:
    put(site.content, "site.yaml", "name: [")
    done = site.run("--write")
    assert done.exit_code == 1
    assert "fix site.yaml first" in done.output
