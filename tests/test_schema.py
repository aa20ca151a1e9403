"""The schemas of content/.schemas/, as the parsers and validators of editors use them.

Editors must not underline anything that our own check accepts, and must underline frequent mistakes.
"""

import json
import re
import subprocess
import sys
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import TypeAdapter
from regress import Regex
from ruamel.yaml import YAML

from statepages.checking.check_file import check_file
from statepages.fields.addresses import Email, Phone
from statepages.fields.choices import Yes
from statepages.fields.days import Day
from statepages.fields.kind import Kind
from statepages.fields.language import Language
from statepages.fields.links import Link
from statepages.fields.moments import AsOf
from statepages.fields.repeat_words import RepeatWord
from statepages.fields.site_urls import SiteUrl
from statepages.fields.source_words import OrganizationId, SourceAddress
from statepages.fields.states import HelpedCode, StateCode
from statepages.fields.times import Wall
from statepages.fields.zip_codes import ZipCode
from statepages.fields.zones import Zone
from statepages.model.kinds import CAMPAIGN
from statepages.model.states import STATES
from statepages.schema import MODELS, EditorSchema, schema_files, schema_line, schema_of
from statepages.source import RawFile
from tests.cases import labelled
from tests.site import NOON, ROOT, SAMPLE

NAMES = {
    "event": "events/pa/x.yaml",
    "state": "states/pa.yaml",
    "post": "posts/2024-10-01-x.yaml",
    "page": "pages/x.yaml",
    "source": "sources/x.yaml",
    "site": "site.yaml",
}
NEEDED: dict[str, dict[str, str]] = {
    "event": {"title": "Calls", "kind": "phone-bank", "when": "anytime", "where": "online"},
    "state": {"headline": "Come", "pitch": "We are here."},
    "post": {"title": "News", "date": "2024-10-01", "body": "All of it."},
    "page": {"title": "About us", "body": "We are neighbors."},
    "source": {"address": "https://example.org/events.ics"},
    "site": {"name": "Site", "url": "https://example.org/", "timezone": "America/New_York"},
}


def editors_value(text: str) -> Any:
    """How an editor's parser reads a file: YAML 1.2, whose core schema has no dates."""
    reader = YAML(typ="safe", pure=True)
    reader.constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)
    return reader.load(text)


@cache
def validator(kind: str) -> Draft7Validator:
    return Draft7Validator(schema_of(MODELS[kind]))


def red(kind: str, text: str) -> list[str]:
    """The paths of the values that an editor underlines."""
    found = validator(kind).iter_errors(editors_value(text))
    return sorted({".".join(map(str, error.absolute_path)) for error in found})


def is_fine(kind: str, text: str) -> bool:
    """Whether our own check takes a file by itself as it is, but for a state that is not the ZIP's."""
    found = check_file(RawFile(NAMES[kind], NAMES[kind], text.encode()), NOON)
    return all(problem.level == "warning" or problem.code == "zip-state" for problem in found)


def whole(kind: str, text: str) -> str:
    """A file with some fields, followed by those that it needs."""
    there = set(re.findall(r"^(\w+):", text, re.MULTILINE))
    rest = (f"{name}: {value}\n" for name, value in NEEDED[kind].items() if name not in there)
    return f"{text}\n{''.join(rest)}"


FILES = {
    "event": sorted(SAMPLE.glob("events/*/*.yaml")),
    "state": sorted(SAMPLE.glob("states/*.yaml")),
    "post": sorted(SAMPLE.glob("posts/*.yaml")),
    "page": sorted(SAMPLE.glob("pages/*.yaml")),
    "source": sorted(SAMPLE.glob("sources/*.yaml")),
    "site": [SAMPLE / "site.yaml"],
}


@pytest.mark.parametrize("kind", FILES)
def test_check_jsonschema_finds_nothing_in_the_sample(kind: str, tmp_path: Path) -> None:
    for made in schema_files():
        (tmp_path / Path(made.path).name).write_bytes(made.data)
    schema = str(tmp_path / f"{kind}.json")
    for arguments in (["--check-metaschema", schema], ["--schemafile", schema, *map(str, FILES[kind])]):
        command = [sys.executable, "-m", "check_jsonschema", *arguments]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout


def below(schema: Any) -> list[dict[str, Any]]:
    """A schema and all schemas in it."""
    if isinstance(schema, list):
        return [found for item in schema for found in below(item)]
    if not isinstance(schema, dict):
        return []
    return [schema, *(found for item in schema.values() for found in below(item))]


@pytest.mark.parametrize("kind", MODELS)
def test_every_pattern_is_one_of_javascript_too(kind: str) -> None:
    patterns = [
        found["pattern"] for found in below(schema_of(MODELS[kind])) if isinstance(found.get("pattern"), str)
    ]
    # A page has only texts.
    assert patterns or kind == "page"
    for pattern in patterns:
        Regex(pattern, "u")


@pytest.mark.parametrize("kind", MODELS)
def test_every_field_is_described(kind: str) -> None:
    whole_schema = schema_of(MODELS[kind])
    for model in (whole_schema, *whole_schema.get("$defs", {}).values()):
        assert model["description"]
        for name, field in model["properties"].items():
            described = "description" in field or field.get("$ref", "").startswith("#/$defs/")
            assert described, name


def test_choices_are_those_of_the_model() -> None:
    fields = schema_of(MODELS["event"])["properties"]
    assert fields["kind"]["anyOf"][0]["enum"] == [kind.name for kind in CAMPAIGN]
    assert fields["helps"]["anyOf"][0]["anyOf"][0]["enum"] == [*STATES, "US"]


@labelled("schema")
def test_a_mistake_is_red(case: dict[str, Any]) -> None:
    kind = case.get("kind", "event")
    text = case["text"] if "whole" in case else whole(kind, case["text"])
    assert not is_fine(kind, text)
    assert red(kind, text) == case["red"]


@labelled("validate")
def test_an_event_that_is_fine_is_not_red(case: dict[str, Any]) -> None:
    if "says" not in case:
        assert red("event", case["event"]) == []


TYPES: dict[str, Any] = {
    "days": Day,
    "emails": Email,
    "frozen": AsOf,
    "helped_codes": HelpedCode,
    "kinds": Kind,
    "languages": Language,
    "links": Link,
    "organizations": OrganizationId,
    "phones": Phone,
    "repeats": RepeatWord,
    "site_urls": SiteUrl,
    "source_addresses": SourceAddress,
    "state_codes": StateCode,
    "times": Wall,
    "yes": Yes,
    "zip_codes": ZipCode,
    "zones": Zone,
}


def needs_no_quotes(text: str) -> bool:
    """Whether a file may have a text without quotes."""
    try:
        return bool(yaml.load(f"v: {text}", yaml.BaseLoader) == {"v": text})
    except yaml.YAMLError:
        return False


@pytest.mark.parametrize("name", TYPES)
def test_what_a_type_takes_is_not_red(name: str) -> None:
    """With quotes and without."""
    field = Draft7Validator(TypeAdapter(TYPES[name]).json_schema(schema_generator=EditorSchema))
    cases = yaml.safe_load((ROOT / "tests" / "cases" / "model" / f"{name}.yaml").read_text())
    for case in cases:
        if "gives" in case:
            assert field.is_valid(case["text"]), case["text"]
            if needs_no_quotes(case["text"]):
                assert field.is_valid(editors_value(f"v: {case['text']}")["v"]), case["text"]


TEXTS = ("Calls", "10", "1.50", "true", "1e3", "2024-11-02", "private", "yes", "a, b")
DAYS = ("2024-11-30", "2024/11/5", "Nov 5, 2024", "Sat, 30 November 2024", "December 1st 2024")
TIMES = ("2024-11-02 3 pm", "2024-11-02T18:00", "November 2, 2024 at 10:30 p.m.", "2024-11-02 12 noon")
STATES_WRITTEN = ("pa", "North Carolina", "N.Y.", "Washington D.C.", "nationwide")
YES = ("yes", "True", "off", "n")
LINKS = ("https://example.org/a?b#c", "HTTP://example.org", "mailto:ana@example.org", "tel:215-555-0100")
WRITTEN = {
    "title: {}": TEXTS,
    "details: {}": TEXTS,
    "tags: [{}]": ("a", "2024", "true"),
    "tags: {}": ("a, b", "2024"),
    "kind: {}": ("canvass", "Phone bank", "voter_reg", "Meet and greet"),
    "when: {}": ("anytime", "any time", "to be announced", "TBA"),
    "where: {}": ("online", "virtual"),
    "helps: {}": ("pa, Ohio", *STATES_WRITTEN),
    "helps: [{}]": ("pa, Ohio", *STATES_WRITTEN),
    "timezone: {}": ("America/New_York", "america/indiana/indianapolis", "America/New York"),
    "signup: {}": LINKS,
    "status: {}": ("full", "canceled", "moved online"),
    "pinned: {}": YES,
    "priority: {}": ("high",),
    "languages: {}": ("Spanish", "es, en", "American Sign Language"),
    "until: {}": DAYS,
    "when:\n  - start: {}": TIMES,
    "when:\n  start: {}": TIMES,
    "when:\n  - start: 2024-11-02 10 am\n    end: {}": ("15.30", "15:30", "3pm", "noon", *TIMES),
    "when:\n  - start: 2024-11-02\n    all day: {}": ("yes", "True", "on"),
    "when:\n  - start: 2024-11-02\n    all_day: {}": ("yes", "True", "on"),
    "when:\n  - start: 2024-11-02 10 am\n    repeat: {}\n    until: 2024-11-30": (
        "weekly",
        "every 2 weeks",
        "every 3 weeks",
        "weekly on Saturday and Tuesday",
        "weekly on Monday, Wednesday, and Saturday",
        "every 2 weeks on Saturday",
        "monthly on the first Saturday",
        "monthly on the first and third Saturday and the last Monday",
    ),
    "when:\n  - start: 2024-11-02 10 am\n    repeat: daily\n    until: 2024-11-30\n    except: {}": (
        "2024-11-28",
        "2024-11-27, 2024-11-28",
        "[2024-11-27, 2024-11-28]",
        "Nov 28 2024",
    ),
    "when:\n  - start: 2024-11-02 10 am\n    repeat: daily\n    until: {}": DAYS,
    "helps: PA\nwhere:\n  zip: {}": ("02134", "00501", "19380-0001", "193800001"),
    "helps: PA\nwhere:\n  zip: 19380\n  state: {}": STATES_WRITTEN[:-1],
    "where:\n  zip: 19380\n  online: {}": YES,
    "where:\n  zip: 19380\n  address: {}": TEXTS,
    "contact:\n  email: {}": ("ana@example.org", "Ana.Lee+calls@mail.example.co.uk"),
    "contact:\n  phone: {}": (
        "215-555-0100",
        "2155550100",
        "+1 (215) 555-0100",
        "215.5550100",
        "+442079460958",
    ),
    "contact:\n  link: {}": LINKS,
    "accessibility:\n  status: {}": ("partly", "not accessible"),
    "image:\n  alt: A street\n  file: {}": ("x.jpg", "2024.png"),
    "source:\n  link: https://example.org/\n  checked: {}": DAYS,
    "draft: {}": ("yes", "no", "true", "Yes", "on", "off"),
    "origin: {}": ("mobilize 897512", "ics 4d2h7@example.com", "[ics a, ics b]", "897512"),
}
"""Fields, and values that the check accepts."""


@pytest.mark.parametrize("written", WRITTEN)
def test_nothing_is_red_that_the_check_lets_through(written: str) -> None:
    for value in WRITTEN[written]:
        text = whole("event", written.format(value))
        assert is_fine("event", text), text
        assert red("event", text) == [], text


LACKING = {
    "everything": "title: Supper\n",
    "a ZIP code": whole("event", "where: {venue: The library}"),
    "a start": whole("event", "when: [{end: 3 pm}]"),
    "a start without a list": whole("event", "when: {end: 3 pm}"),
    "a last day": whole("event", "when: [{start: 2024-10-19 3 pm, repeat: weekly}]"),
    "an address": whole("event", "contact: {name: Ana}"),
    "a link": whole("event", "source: {checked: 2024-10-01}"),
}


@pytest.mark.parametrize("lacking", LACKING.values(), ids=LACKING.keys())
def test_nothing_is_red_that_a_draft_lacks(lacking: str) -> None:
    assert red("event", lacking) != []
    assert red("event", f"{lacking}draft: no\n") != []
    for yes in ("yes", "true", "Yes", "on"):
        assert is_fine("event", f"{lacking}draft: {yes}\n")
        assert red("event", f"{lacking}draft: {yes}\n") == []


def test_what_is_wrong_is_red_in_a_draft_too() -> None:
    assert red("event", "title: Supper\nwhere: {zip: 1}\ndraft: yes\n") == ["where"]


@st.composite
def spellings(draw: st.DrawFn) -> str:
    """A field as somebody else might write it."""
    written = draw(st.sampled_from(sorted(WRITTEN)))
    value = draw(st.sampled_from(WRITTEN[written]))
    value = draw(st.sampled_from([value, value.lower(), value.upper(), value.title()]))
    value = value.replace(" ", draw(st.sampled_from([" ", "  ", "-", "_"])))
    around = draw(
        st.sampled_from(["{}", '"{}"', "'{}'", "{}.", '" {} "', "{}!", "{} # x", "[{}]", "\n    {}"])
    )
    return written.format(around.format(value))


@given(spellings())
def test_nothing_is_red_however_it_is_spelled(written: str) -> None:
    text = whole("event", written)
    if is_fine("event", text):
        assert red("event", text) == []


def filled(snippet: Any) -> Any:
    """A snippet as it is in the file if nobody changes its placeholders."""
    if isinstance(snippet, dict):
        return {name: filled(value) for name, value in snippet.items()}
    if isinstance(snippet, list):
        return [filled(value) for value in snippet]
    return re.sub(r"\$\{\d+:(.*?)\}", r"\1", snippet)


def test_every_snippet_makes_a_sound_event() -> None:
    schema = schema_of(MODELS["event"])
    bodies = [filled(snippet["body"]) for snippet in schema["defaultSnippets"]]
    for name, field in schema["properties"].items():
        bodies += [{name: filled(snippet["body"])} for snippet in field.get("defaultSnippets", ())]
    assert len(bodies) > 3
    for body in bodies:
        fields = {**NEEDED["event"], **body}
        text = yaml.safe_dump(fields, sort_keys=False)
        assert is_fine("event", text), text
        assert red("event", text) == []


def test_vs_code_finds_the_schema_of_each_file() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text())["yaml.schemas"]
    for kind, files in FILES.items():
        for file in files:
            name = f"content/{file.relative_to(SAMPLE).as_posix()}"
            assert [schema for schema, glob in settings.items() if fnmatch(name, glob)] == [
                f"content/.schemas/{kind}.json"
            ]
    assert set(settings) == {f"content/{schema.path}" for schema in schema_files()}


@pytest.mark.parametrize("kind", NAMES)
def test_a_file_leads_to_its_schema(kind: str) -> None:
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", schema_line(NAMES[kind]))
    assert found
    content = ROOT / "content"
    schema = (content / NAMES[kind]).parent / found[1]
    assert Path(schema).resolve() == content / ".schemas" / f"{kind}.json"
