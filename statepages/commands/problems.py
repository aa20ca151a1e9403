"""`problems`: what the codes at the end of each message from `check` mean."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import click
from msgspec import Struct

from statepages import diagnostics
from statepages.checking.manual import files_of, reported

PAGES = Path(__file__).resolve().parents[1] / "problems"
"""A Markdown file for each code."""

_SNIPPET = re.compile(r"^```yaml\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
_HEAD = """\
# Problems

Every message of `python build.py check` ends with a code. Each code has a page that says what to do and why,
with an example of what to write, and one of what to avoid. You can also read a page in a terminal:
`python build.py problems zip-state`.

A message has one of three levels. An error must be fixed before the site is published. A warning is worth a
look. A note needs no fix: it says how something unusual was read.

Do not edit this list. To update it: `python build.py problems --markdown > docs/problems.md`

"""


class Page(Struct, frozen=True):
    """The page of a code. It has two snippets, one without the problem and one with it, or none."""

    code: str
    text: str
    summary: str
    snippets: tuple[str, ...]


@click.command("problems")
@click.argument("code", required=False)
@click.option("--markdown", is_flag=True, help="List all codes as docs/problems.md does, with links.")
def command(code: str | None, markdown: bool) -> None:
    """Explain the CODE at the end of a message from check, or list all codes."""
    pages = all_pages()
    if code is not None:
        click.echo(_explained(_asked(code, pages)), nl=False)
    elif markdown:
        click.echo(_HEAD + "\n".join(map(_linked, pages)))
    else:
        width = max(len(page.code) for page in pages)
        click.echo("\n".join(f"{page.code:{width}}  {page.summary}" for page in pages))


def all_pages() -> tuple[Page, ...]:
    """The pages of all codes, in the order of the codes."""
    return tuple(_page(path) for path in sorted(PAGES.glob("*.md"), key=lambda path: path.stem))


def _page(path: Path) -> Page:
    """A file: its code as the heading, one sentence that says what to do, why, and the snippets."""
    text = path.read_text(encoding="utf-8")
    return Page(path.stem, text, text.split("\n", 3)[2], tuple(_SNIPPET.findall(text)))


def _asked(code: str, pages: tuple[Page, ...]) -> Page:
    named = {page.code: page for page in pages}
    asked = code.strip("[]").lower()
    if asked not in named:
        near = difflib.get_close_matches(asked, named, n=1)
        advice = f"Did you mean {near[0]}?" if near else "To see all codes: python build.py problems"
        raise click.BadParameter(f"There is no code {code}. {advice}", param_hint="CODE")
    return named[asked]


def _explained(page: Page) -> str:
    """The page, and what `check` reports for the second snippet. Hidden characters show as numbers."""
    text = "\n".join(line if "\t" in line else diagnostics.visible(line) for line in page.text.split("\n"))
    found = reported(files_of(page.snippets[-1])) if page.snippets else ()
    message = next((str(problem) for problem in found if problem.code == page.code), None)
    return f"{text}\n## What `check` says\n\n    {diagnostics.visible(message)}\n" if message else text


def _linked(page: Page) -> str:
    return f"- [{page.code}](../statepages/problems/{page.code}.md): {page.summary}"
