"""`problems`: what the codes mean that stand behind the messages of `check`."""

from __future__ import annotations

import difflib

import click

from statepages import diagnostics
from statepages.checking import manual
from statepages.manual import Page

_HEAD = """\
# Problems

What `python build.py check` can say of the files in `content/`, by the code at the end of each message, with
a snippet that passes and one that fails. An error would publish something broken or unsafe; a
warning, something doubtful. `python build.py problems zip-state` shows one of these alone.

This page is made by `python build.py problems > docs/problems.md`.

"""


@click.command("problems")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain what check says: the CODE that stands behind a message, or all of them."""
    pages = manual.all_pages()
    if code is None:
        click.echo(_HEAD + as_markdown(pages), nl=False)
        return
    asked = code.strip("[]").lower()
    found = tuple(page for page in pages if page.code == asked)
    if not found:
        near = difflib.get_close_matches(asked, [page.code for page in pages], n=1)
        cure = f"Did you mean {near[0]}?" if near else "Without a code all of them are shown."
        raise click.BadParameter(f"There is no code {code}. {cure}", param_hint="CODE")
    click.echo(as_markdown(found), nl=False)


def as_markdown(pages: tuple[Page, ...]) -> str:
    """Pages below one another, each with what is said of the snippet that fails."""
    return "\n".join(map(_page, pages))


def _page(page: Page) -> str:
    said = next(problem for problem in manual.told(manual.files_of(page.fails)) if problem.code == page.code)
    prose = f"\n{page.prose}\n" if page.prose else ""
    return (
        f"## {page.code}\n\n**{page.title[0].upper()}{page.title[1:]}**\n{prose}\n"
        f"Passes:\n\n{_code(page.passes)}\nFails:\n\n{_code(page.fails)}\n"
        f"What `check` says:\n\n    {diagnostics.visible(str(said))}\n"
    )


def _code(snippet: str) -> str:
    lines = (line if "\t" in line else diagnostics.visible(line) for line in snippet.split("\n"))
    return "\n".join(["```yaml", *lines, "```", ""])
