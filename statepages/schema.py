"""The JSON Schemas of content files. With them, editors complete and explain fields, and underline mistakes.

They are made from the model. They are in content/, so that they go wherever it goes: into forks, and into
a folder that has only the content of a site.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from statepages.fields.choices import YES, split_list
from statepages.fields.editors import spelled
from statepages.fields.origins import as_origins
from statepages.fields.several_dates import split_dates
from statepages.files.base import Model
from statepages.files.event import EventFile, SlotFile, WhereFile, as_list, event_file
from statepages.files.import_source import ImportSourceFile, import_source_file
from statepages.files.names import tables
from statepages.files.own_page import PageFile
from statepages.files.post import PostFile
from statepages.files.settings import SettingsFile
from statepages.files.state import StateFile
from statepages.model.examples import Examples
from statepages.model.kinds import CAMPAIGN, Kinds
from statepages.output import Output

FOLDER = ".schemas"
"""Where they are in content/. The name starts with a dot, because they are not content."""

MODELS: dict[str, type[Model]] = {
    "event": EventFile,
    "state": StateFile,
    "post": PostFile,
    "page": PageFile,
    "source": ImportSourceFile,
    "site": SettingsFile,
}
_KINDS = {
    "site.yaml": "site",
    "states": "state",
    "events": "event",
    "posts": "post",
    "pages": "page",
    "sources": "source",
}

EXAMPLES = Examples(2024)
"""The examples in schemas, forms and docs. They are not about a file, and stay the same from year to year."""

Snippet = dict[str, Any]


def _to_fill(model: type[Model], *names: str, first: int = 1) -> Snippet:
    """Fields with their examples, each a place for the cursor."""
    abouts = {name: tables(model)[()][name].about for name in names}
    examples = (EXAMPLES.fill(about.example) for about in abouts.values())
    return {
        name: f"${{{at}:{example}}}"
        for at, (name, example) in enumerate(zip(names, examples, strict=True), first)
    }


@lru_cache(maxsize=16)
def _snippets(event_model: type[Model] = EventFile) -> dict[tuple[str, str], list[Snippet]]:
    """What VS Code offers to insert, by model and field. Without a field, it is for the whole file."""
    time, place = _to_fill(SlotFile, "start", "end"), _to_fill(WhereFile, "venue", "zip")
    repeated = time | _to_fill(SlotFile, "repeat", "until", first=3)
    day = {"start": re.sub(r" [^}]*", "", time["start"]), "all day": "yes"}
    event = _to_fill(event_model, "title", "kind")
    event["when"] = [_to_fill(SlotFile, "start", "end", first=3)]
    event["where"] = _to_fill(WhereFile, "venue", "zip", first=5)
    return {
        ("EventFile", ""): [{"label": "a new event", "body": event}],
        ("EventFile", "when"): [
            {"label": "a time", "body": [time]},
            {"label": "a time that repeats", "body": [repeated]},
            {"label": "an all-day time", "body": [day]},
        ],
        ("EventFile", "where"): [{"label": "a place", "body": place}],
    }


_TITLES = {
    "SlotFile": "time",
    "WhereFile": "place",
    "CitedFile": "source",
    "StateFile": "state page",
    "SettingsFile": "site",
}


def schema_line(name: str) -> str:
    """The comment that leads editors to the schema of a content file, given its path in content/."""
    up = "../" * name.count("/") or "./"
    return f"# yaml-language-server: $schema={up}{FOLDER}/{_KINDS[name.partition('/')[0]]}.json"


@lru_cache(maxsize=4)
def schema_files(kinds: Kinds = CAMPAIGN) -> tuple[Output, ...]:
    """The schemas, by their paths in content/, for a site with some kinds of events."""
    models = MODELS | {"event": event_file(kinds), "source": import_source_file(kinds)}
    texts = {name: json.dumps(schema_of(model), indent=1) for name, model in models.items()}
    return tuple(Output(f"{FOLDER}/{name}.json", f"{text}\n".encode()) for name, text in texts.items())


def schema_of(model: type[Model]) -> dict[str, Any]:
    """The schema of a kind of file, as of draft 7: what most editors read."""
    made = model.model_json_schema(schema_generator=EditorSchema)
    made = _unless_draft(made) if issubclass(model, EventFile) else made
    return {"$schema": "http://json-schema.org/draft-07/schema#", **made}


_NEEDS = ("required", "dependencies", "if", "then")
_YES = {"anyOf": [{"const": True}, {"type": "string", "pattern": f"^\\s*{spelled(YES)}\\s*$"}]}


def _unless_draft(made: JsonSchemaValue) -> JsonSchemaValue:
    """The schema of an event that needs its fields only if it is no draft."""
    needs = {
        name: {key: group.pop(key) for key in _NEEDS if key in group} for name, group in made["$defs"].items()
    }
    below = {
        name: {**need, "items": need}
        for name, field in made["properties"].items()
        for group, need in needs.items()
        if need and f'"#/$defs/{group}"' in json.dumps(field)
    }
    is_draft = {"required": ["draft"], "properties": {"draft": _YES}}
    then = {"required": made.pop("required"), "properties": below}
    return made | {"allOf": [{"if": is_draft, "else": then}]}


def title_of(model: type[Model]) -> str:
    """What people call a file or a group of fields: "event", "post action"."""
    words = re.sub("(?<=[a-z])(?=[A-Z])", " ", model.__name__.removesuffix("File")).lower()
    return _TITLES.get(model.__name__, words)


def _or_below(choice: JsonSchemaValue) -> JsonSchemaValue:
    message = choice.get("errorMessage")
    return (
        choice | {"errorMessage": message.removesuffix(".") + ", or add fields below it."}
        if message
        else choice
    )


class EditorSchema(GenerateJsonSchema):
    """The schema of what people can write. Pydantic's own describes the values that are made from it."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """None is left out, because a name with nothing after it is a mistake."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Defaults are left out, because an editor would insert them."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Titles are left out, because the name of a field says enough."""
        return False

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        """In the order of the model, which is the order in which people write."""
        return value

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        number, message = r"^\s*[+-]?\d[\d_]*(?:\.0*)?\s*$", "Write a whole number, such as 3."
        return {"type": ["integer", "string"], "pattern": number, "errorMessage": message}

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """A word or fields, on one level. The message for a wrong word adds that there are fields too."""
        made: list[JsonSchemaValue] = []
        for choice in super().tagged_union_schema(schema)["oneOf"]:
            made += choice.get("anyOf", [choice])
        return {"anyOf": [_or_below(choice) for choice in made]}

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """What is made into a list before it is validated."""
        made = super().function_before_schema(schema)
        function = schema["function"]["function"]
        if function in (split_list, split_dates):
            return {"anyOf": [made["items"], made, {"type": "string", "pattern": ","}]}
        if function is as_origins:
            return {"anyOf": [made, made["items"]]}
        return {"anyOf": [made | {"minItems": 1}, made["items"]]} if function is as_list else made

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """With an example of each field, the second name of fields that have two, and snippets."""
        made = super().model_schema(schema)
        model: type[Model] = schema["cls"]
        fields = made["properties"]
        made["title"] = title_of(model)
        for name, field in tables(model)[()].items():
            if field.about.example:
                fields[name]["examples"] = [EXAMPLES.fill(field.about.example)]
        for name, info in model.model_fields.items():
            if info.alias and info.alias in fields:
                fields[name] = fields[info.alias] | {"doNotSuggest": True}
        for name, place in {"": made, **fields}.items():
            snippets = _snippets(model if issubclass(model, EventFile) else EventFile)
            if (model.__name__, name) in snippets:
                place["defaultSnippets"] = snippets[model.__name__, name]
        return made
