"""`fields`: the table of all fields, and its page in the docs."""

from statepages.files.names import tables
from statepages.schema import MODELS
from tests.site import ROOT
from tests.test_cli import run


def test_every_field_has_a_row() -> None:
    page = run("fields").output
    for model in MODELS.values():
        for table in tables(model).values():
            for field in table.values():
                name = f"**`{field.name}`**" if field.is_required else f"`{field.name}`"
                assert f"| {name} | {field.about.hint} | " in page.replace("\\", "")


def test_a_hint_shows_what_people_type() -> None:
    assert r"in Markdown: \*\*bold\*\*, - lists, \[links\](https://...) |" in run("fields").output


def test_the_page_in_the_docs_is_up_to_date() -> None:
    """To update it: python build.py fields > docs/fields.md"""
    assert (ROOT / "docs" / "fields.md").read_text() == run("fields").output


def test_the_readme_leads_to_it() -> None:
    assert "(docs/fields.md)" in (ROOT / "README.md").read_text()
