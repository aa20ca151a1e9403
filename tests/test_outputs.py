"""A new output is a file and a line, and a file is made again only if its arguments have changed."""

import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from statepages import outputs
from statepages.build import build
from statepages.cache import Cache
from statepages.checking.settings import begin
from statepages.model.menu import Banner
from statepages.model.site import Site
from statepages.model.slot import start_of_day
from statepages.paths import Paths
from statepages.plan import theme_of
from statepages.problem import Problem, ProblemError
from statepages.render.context import render_context
from statepages.render.language import ENGLISH
from statepages.render.page import Page
from statepages.render.references import template_problems
from statepages.render.templates import Templates
from statepages.task import Task
from statepages.theme import Theme
from tests.render.pages import PAGES, own_page
from tests.render.sample import CALLS, CARPOOL, HERE, sample
from tests.search.events import NOON, event
from tests.site import ROOT, SAMPLE, build_at

FOUND = theme_of(Paths.under(ROOT))
assert isinstance(FOUND, Theme)
THEME = FOUND

MADE_UP = '''\
"""A page that lists the titles of all events, and a file beside it."""

from statepages.render.context import render_context
from statepages.render.language import ENGLISH
from statepages.render.page import Page, file_of
from statepages.task import Task


def plan(site, theme, now):
    context = render_context(site, theme, now)
    titles = tuple(event.title for event in site.events)
    arguments = context.templates("pages/titles.html"), context.layout, titles
    yield Task(file_of("titles/"), titles_page, arguments)
    yield Task("titles.txt", titles_file, (titles,))


def titles_page(templates, layout, titles):
    return templates.fill(Page("titles/", layout, "Titles", "All titles."), titles=titles)


def titles_file(titles):
    return "".join(f"{title}\\n" for title in titles)
'''
TEMPLATE = """\
{% extends "pages/base.html" %}
{% block main %}<ul>{% for title in titles %}<li>{{ title }}</li>{% endfor %}</ul>{% endblock %}
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the engine, to be changed."""
    for name in ("build.py", "statepages", "search", "templates"):
        done = ["cp", "-r", str(ROOT / name), str(tmp_path / name)]
        subprocess.run(done, check=True)
    for name in (".venv", "node_modules"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def test_a_made_up_output_is_its_file_its_template_and_one_line(checkout: Path) -> None:
    (checkout / "statepages" / "outputs" / "titles.py").write_text(MADE_UP)
    (checkout / "templates" / "pages" / "titles.html").write_text(TEMPLATE)
    listed = checkout / "statepages" / "outputs" / "__init__.py"
    # The line in the list, and the name that it imports.
    text = listed.read_text().replace("    sitemap.plan,\n", "    sitemap.plan,\n    titles.plan,\n")
    listed.write_text(text.replace("    sitemap,\n", "    sitemap,\n    titles,\n"))

    def built(*options: str) -> str:
        command = [sys.executable, "build.py", "--content", str(SAMPLE), *options]
        return subprocess.run(command, cwd=checkout, check=True, capture_output=True, text=True).stdout

    built("--workers", "2")
    titles = (checkout / "output" / "titles.txt").read_text().splitlines()
    assert len(titles) == len(list((SAMPLE / "events").rglob("*.yaml")))
    page = (checkout / "output" / "titles" / "index.html").read_text()
    assert page.count("<li>") >= len(titles)
    assert "<title>Titles – " in page, "in the layout of all pages"
    before = (checkout / "output" / "titles.txt").stat().st_mtime_ns
    (checkout / "templates" / "pages" / "titles.html").write_text(TEMPLATE.replace("<ul>", "<ul class=all>"))
    built()
    assert "<ul class=all>" in (checkout / "output" / "titles" / "index.html").read_text()
    assert (checkout / "output" / "titles.txt").stat().st_mtime_ns == before, "it has no template"


def keys(site: Site, theme: Theme = THEME, hours: int = 0) -> dict[str, bytes]:
    """The keys of all tasks by their addresses, each of which is there only once."""
    tasks = list(outputs.plan(site, theme, NOON + timedelta(hours=hours)))
    found = {task.address: task.key for task in tasks}
    assert len(found) == len(tasks)
    return found


def remade(site: Site, theme: Theme = THEME, hours: int = 0) -> set[str]:
    """The addresses whose files are made again if the site was the sample before."""
    before, after = keys(sample()), keys(site, theme, hours)
    assert before.keys() == after.keys()
    return {address for address, key in after.items() if before[address] != key}


def with_text(name: str, change: Callable[[str], str] = "{{# changed #}}{}".format) -> Theme:
    """The theme with another text of a template."""
    return replace(THEME, templates={**THEME.templates, name: change(THEME.templates[name])})


BANNER = Banner("The desk is closed.", until=NOON + timedelta(hours=2), link="about/")
PAGES_OF_ALL_SORTS = {
    "404.html", "index.html", "credits/index.html", "privacy/index.html", "posts/index.html",
    "saved/index.html", "offline.html",
    "posts/2024-10-11-rides/index.html", "events/index.html", "wisconsin/index.html",
    "events/subscribe/index.html", "wisconsin/subscribe/index.html",
    "embed/index.html", "embed/wi/index.html", "events/embed/index.html", "wisconsin/embed/index.html",
    *(f"events/{id}/index.html" for id in ("wi/2024-11-02-carpool", "wi/doors", "us/calls")),
}  # fmt: skip


def test_nothing_is_made_again_where_nothing_has_changed() -> None:
    assert remade(sample()) == set()


def test_a_key_is_that_of_one_function_and_its_arguments() -> None:
    arguments = [("x",), (b"x",), ("x", ""), ("", "x"), (), (ENGLISH,), (("x",),)]
    tasks = [Task("a", ascii, some) for some in arguments] + [Task("a", repr, ("x",))]
    assert len({task.key for task in tasks}) == len(tasks)
    assert Task("b", ascii, ("x",)).key == tasks[0].key, "where it goes is no part of it"


def test_what_is_the_same_is_known_in_another_process() -> None:
    tasks: list[Task] = list(outputs.plan(sample(), THEME, NOON))
    sent: list[Task] = pickle.loads(pickle.dumps(tasks))
    assert [task.key for task in sent] == [task.key for task in tasks]


def test_a_changed_page_remakes_one_file() -> None:
    before, after = (replace(sample(), pages=(own_page("about", body=body),)) for body in ("One.", "Two."))
    changed = {address for address, key in keys(after).items() if keys(before)[address] != key}
    assert changed == {"about/index.html"}


def test_a_banner_remakes_all_pages_when_it_comes_and_when_it_goes() -> None:
    with_banner = replace(sample(), settings=replace(sample().settings, banner=BANNER))
    pages = {address for address in remade(with_banner) if address.endswith(".html")}
    assert pages == PAGES_OF_ALL_SORTS | {"wi/index.html"}
    before, after = keys(with_banner), keys(with_banner, hours=3)
    gone = {address for address, key in after.items() if before[address] != key}
    assert {address for address in gone if address.endswith(".html")} == pages
    assert keys(with_banner, hours=1) == before


TEMPLATES = {
    "that of one page": ("pages/credits.html", {"credits/index.html"}),
    "one that two sorts of pages share": (
        "parts/share.html",
        {f"{event}index.html" for event in (CARPOOL.path, CALLS.path, HERE.path)},
    ),
    "one that is referred to by another": ("parts/map.html", {"events/index.html", "search/further.json"}),
    "that of all pages but one": ("pages/base.html", PAGES_OF_ALL_SORTS),
    "that of short addresses": ("pages/redirect.html", {"wi/index.html"}),
}


@pytest.mark.parametrize(("name", "pages"), TEMPLATES.values(), ids=TEMPLATES)
def test_a_template_remakes_the_pages_that_use_it_and_no_others(name: str, pages: set[str]) -> None:
    assert remade(sample(), with_text(name)) == pages


def test_a_page_knows_only_its_arguments() -> None:
    """What to bring is only on an event's own page; the index counts it, since words may have changed.

    Feeds, calendars and public data have the whole event.
    """
    site = sample()
    changed = replace(site, events=tuple(
        replace(event, bring="Tea") if event.id == CALLS.id else event for event in site.events
    ))  # fmt: skip
    lists = {"index.html", "events/index.html", "wisconsin/index.html", "embed/index.html"}
    lists.add("embed/wi/index.html")
    index = {"search/events/us.json", "search/words/us.json", "search/manifest.json"}
    inside = {path for path in remade(changed) if path.endswith(".html") or path.startswith("search/")}
    assert inside == {f"{CALLS.path}index.html", *lists, *index}


def test_an_hour_in_which_nothing_happens_remakes_nothing() -> None:
    assert remade(sample(), hours=1) == set()


LETTERS = event("us/letters", until=date(2024, 10, 16), helps="US", timezone="Pacific/Marquesas")
LETTERS = replace(LETTERS, expires=datetime(2024, 10, 17, 9, 30, tzinfo=UTC))
TURNING = [
    NOON,
    start_of_day(date(2024, 10, 15), "America/New_York"),
    start_of_day(date(2024, 10, 15), "America/Chicago"),
    start_of_day(date(2024, 11, 4), "America/New_York"),
    *(one.expires for one in (CARPOOL, CALLS, HERE, LETTERS) if one.expires),
]


def test_pages_as_of_their_last_turn_are_those_of_the_instant(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page gets the last instant at which it changed by itself. Since then it has said the same."""
    made = replace(sample(), events=(*sample().events, LETTERS))

    def files(now: datetime) -> dict[str, bytes]:
        tasks = [task for plan in PAGES for task in plan(made, THEME, now)]
        # Only the time of the numbers differs.
        told = re.compile(rb' data-(made|ends)="[^"]*"')
        return {output.path: told.sub(b"", output.data) for task in tasks for output in task.outputs()}

    instants = [turn + timedelta(seconds=by) for turn in TURNING for by in (-1, 0, 1)]
    settled = [files(now) for now in instants]
    monkeypatch.setattr("statepages.render.context.settled", lambda now, zone, events: now)
    render_context.cache_clear()
    for now, found in zip(instants, settled, strict=True):
        assert found == files(now), now


def test_the_end_of_an_event_remakes_the_files_about_it() -> None:
    """The carpool ends at 3 pm on November 2; at 2 pm and at 4 pm the day is the same."""
    at = int((CARPOOL.slots[0].expires - NOON).total_seconds()) // 3600
    before, after = keys(sample(), hours=at - 1), keys(sample(), hours=at + 1)
    changed = {address for address in before if before[address] != after.get(address)}
    assert f"{CARPOOL.path}index.html" in changed
    assert {"wisconsin/index.html", "events/index.html", "sitemap.xml"} <= changed
    assert not changed & {
        f"{CALLS.path}index.html",
        "posts/index.html",
        "credits/index.html",
        "assets/site.css",
    }


CREDITS_LINES = THEME.templates["pages/credits.html"].count("\n")
SLIPS = {
    "a computed name": (
        lambda text: '\n{% include page.kind ~ ".html" %}\n' + text,
        2,
        "it names another template by a value. Write the name of the template itself, in quotes",
    ),
    "a template that does not exist": (
        lambda text: '\n\n{% include "parts/chains.html" %}' + text,
        3,
        "there is no template parts/chains.html",
    ),
    "itself": (
        lambda text: '\n\n{% include "pages/credits.html" %}' + text,
        3,
        "it refers to itself.",
    ),
    "a page that refers to it": (
        lambda text: text + '\n{% include "pages/x.html" %}',
        CREDITS_LINES + 2,
        "it refers to itself through pages/x.html and pages/y.html.",
    ),
    "an unknown tag": (lambda text: "\n\n{% iff page %}" + text, 3, "unknown tag 'iff'"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "line", "words"), SLIPS.values(), ids=SLIPS)
def test_a_mistake_in_a_template_is_reported_before_any_page_is_made(
    change: Callable[[str], str], line: int, words: str, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    page = tmp_path / "templates" / "pages" / "credits.html"
    page.write_text(change(page.read_text()))
    (page.parent / "x.html").write_text('{% include "pages/y.html" %}')
    (page.parent / "y.html").write_text('{% include "pages/credits.html" %}')
    paths = replace(Paths.under(ROOT, SAMPLE, tmp_path / "output"), templates=tmp_path / "templates")
    built = build_at(paths, NOON)
    assert not built.published
    [problem] = [problem for problem in built.problems if problem.is_error]
    assert (problem.place.path, problem.code) == ("templates/pages/credits.html", "template")
    assert problem.place.line == line
    assert words in problem.message


CREDITS = "pages/credits.html", "{% block main %}"
HEADER = '<header class="header">'
LATE_SLIPS = {
    "an undefined name": (*CREDITS, "{{ nowhere }}", "is undefined"),
    "in what all pages share": ("parts/shell.html", HEADER, "{{ nowhere }}", "is undefined"),
    "a division by zero": (*CREDITS, "{{ 1 // 0 }}", "by zero"),
    "words and numbers": ("parts/shell.html", HEADER, "{{ 1 + 'a' }}", "unsupported operand"),
    "a macro that calls itself": (
        *CREDITS,
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
        "endlessly",
    ),
    "a filter that does not take the value": (*CREDITS, "{{ 1|sort }}", "iterable"),
    "a filter in what all pages share": ("parts/shell.html", HEADER, '{{ "a"|round }}', "round"),
    "a filter in a filter": (*CREDITS, '{{ ["a"]|sum }}', "unsupported operand"),
    "a filter nobody has": (*CREDITS, "{{ 1|shiny }}", "No filter named 'shiny'"),
    "words without their value": (
        *CREDITS,
        '{{ _("%(n)s of", m=1) }}',
        "no value for 'n'",
    ),
    "words with a stray percent sign": (
        *CREDITS,
        '{{ _("100%", m=1) }}',
        "incomplete format",
    ),
    "a wrong argument": (*CREDITS, "{{ page.to(3) }}", "int"),
}


def late_problem(theme: Theme) -> Problem:
    """The problem that shows only when the credits page is made."""
    [task] = [task for task in outputs.plan(sample(), theme, NOON) if task.address == "credits/index.html"]
    with pytest.raises(ProblemError) as caught:
        list(task.outputs())
    return caught.value.problem


@pytest.mark.parametrize(("name", "before", "slip", "words"), LATE_SLIPS.values(), ids=LATE_SLIPS)
def test_a_mistake_that_shows_when_a_page_is_made_is_reported_at_its_line(
    name: str, before: str, slip: str, words: str
) -> None:
    slipped = with_text(name, lambda text: text.replace(before, f"{before}\n\n{slip}", 1))
    problem = late_problem(slipped)
    line = slipped.templates[name].split("\n").index(slip) + 1
    assert (problem.place.path, problem.place.line) == (f"templates/{name}", line)
    assert words in problem.message


@pytest.mark.parametrize("slip", ["(" * 3000 + "1" + ")" * 3000, "[" * 250 + "]" * 250], ids=["(", "["])
def test_a_template_that_nests_too_deeply_is_a_problem_of_its_file(slip: str) -> None:
    nested = with_text("pages/credits.html", lambda text: text + "{{ " + slip + " }}")
    problems = list(template_problems(nested)) or [late_problem(nested)]
    assert [problem.place.path for problem in problems] == ["templates/pages/credits.html"]
    assert "nested" in problems[0].message


def test_an_error_in_the_engine_is_not_blamed_on_a_template() -> None:
    class Faulty(str):
        def __html__(self) -> str:
            raise ZeroDivisionError

    templates = Templates("pages/x.html", (("pages/x.html", "{{ words }}"),))
    with pytest.raises(ZeroDivisionError):
        templates.fill(Page("x/", render_context(sample(), THEME, NOON).layout, "X", "x"), words=Faulty())


def test_a_template_knows_only_the_arguments_of_its_page() -> None:
    """A name that no page hands over is an error, whatever the site."""
    asking = with_text(
        "pages/credits.html", lambda text: text.replace("{% endblock %}", "{{ settings }}{% endblock %}")
    )
    [task] = [task for task in outputs.plan(sample(), asking, NOON) if task.address == "credits/index.html"]
    with pytest.raises(ProblemError, match="'settings' is undefined"):
        list(task.outputs())


@pytest.mark.parametrize("command", ["build", "check", "links", "diff"])
def test_no_file_is_parsed_twice_in_a_command(
    command: str, tmp_path: Path, sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from statepages import compare
    from statepages.checking import check, one_file

    parsed: list[str] = []
    parse = vars(one_file)["parse"]

    def noted(source: object) -> object:
        parsed.append(source.name)  # type: ignore[attr-defined]
        return parse(source)

    monkeypatch.setattr(one_file, "parse", noted)
    paths = Paths.under(ROOT, SAMPLE, tmp_path / "output")
    if command == "diff":
        compare.compare_with_site(paths, sample_folder, asked=None, clock=NOON, workers=1)
    else:
        start = begin(paths, None, NOON)
        if command == "build":
            assert build(paths, start, cache=Cache(None, ""), workers=1).published
        elif command == "check":
            check.check(paths, start)
        else:
            check.check_closely(paths, start)
    files = [path.relative_to(SAMPLE).as_posix() for path in SAMPLE.rglob("*.yaml")]
    assert sorted(parsed) == sorted(files)
