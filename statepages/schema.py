"""The JSON Schemas of content files, from which editors complete, explain and underline.

They are made from the model, and lie inside content/, so that they go wherever it goes: in forks, and
in a folder that holds nothing but a site's content.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from statepages.fields.choices import split_list
from statepages.files.event import EventFile, as_list, event_file
from statepages.files.post import PostFile
from statepages.files.settings import SettingsFile
from statepages.files.state import StateFile
from statepages.model.kinds import CAMPAIGN, Kinds
from statepages.output import Output

FOLDER = ".schemas"
"""Where they lie in content/. The name begins with a dot: it is no content."""

MODELS: dict[str, type[BaseModel]] = {
    "event": EventFile,
    "state": StateFile,
    "post": PostFile,
    "site": SettingsFile,
}
_KINDS = {"site.yaml": "site", "states": "state", "events": "event", "posts": "post"}

Snippet = dict[str, Any]

_TIME: Snippet = {"start": "${1:2024-11-02 10 am}", "end": "${2:3 pm}"}
_PLACE: Snippet = {"venue": "${1:The library}", "zip": "${2:19380}"}
_EVENT: Snippet = {
    "title": "${1:Knock doors in West Chester}",
    "kind": "${2:canvass}",
    "when": [{"start": "${3:2024-11-02 10 am}", "end": "${4:3 pm}"}],
    "where": {"venue": "${5:The library}", "zip": "${6:19380}"},
}
_SNIPPETS: dict[tuple[str, str], list[Snippet]] = {
    ("EventFile", ""): [{"label": "a new event", "body": _EVENT}],
    ("EventFile", "when"): [
        {"label": "a time", "body": [_TIME]},
        {
            "label": "a time that repeats",
            "body": [_TIME | {"repeat": "${3:weekly}", "until": "${4:2024-11-30}"}],
        },
        {"label": "a whole day", "body": [{"start": "${1:2024-11-02}", "all day": "yes"}]},
    ],
    ("EventFile", "where"): [{"label": "a place", "body": _PLACE}],
}
"""What VS Code offers to write, by model and field; for the whole file without a field."""


_TITLES = {"SlotFile": "time", "WhereFile": "place", "CitedFile": "source", "SettingsFile": "site"}


def schema_line(name: str) -> str:
    """The comment by which editors find the schema of a content file, given by its path in content/."""
    up = "../" * name.count("/") or "./"
    return f"# yaml-language-server: $schema={up}{FOLDER}/{_KINDS[name.partition('/')[0]]}.json"


@lru_cache(maxsize=4)
def schema_files(kinds: Kinds = CAMPAIGN) -> tuple[Output, ...]:
    """The schemas, by their paths in content/, for a site with some kinds of events."""
    models = MODELS | {"event": event_file(kinds)}
    texts = {name: json.dumps(schema_of(model), indent=1) for name, model in models.items()}
    return tuple(Output(f"{FOLDER}/{name}.json", f"{text}\n".encode()) for name, text in texts.items())


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of a kind of file, as of draft 7: what most editors read."""
    made = model.model_json_schema(schema_generator=EditorSchema)
    return {"$schema": "http://json-schema.org/draft-07/schema#", **made}


def _words(name: str) -> str:
    """PostAction as "post action", EventFile as "event"."""
    return re.sub("(?<=[a-z])(?=[A-Z])", " ", name.removesuffix("File")).lower()


def _or_below(choice: JsonSchemaValue) -> JsonSchemaValue:
    message = choice.get("errorMessage")
    return (
        choice | {"errorMessage": message.removesuffix(".") + ", or go on below it."} if message else choice
    )


class EditorSchema(GenerateJsonSchema):
    """The schema of what people may write; pydantic's own is that of the values made of it."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """A field without a value is left out: a name with nothing behind it is a slip."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Defaults go without saying; an editor would write them down."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        """The name of a field is title enough."""
        return False

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        """In the order of the model, which is that in which people write."""
        return value

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        number, message = r"^\s*[+-]?\d[\d_]*(?:\.0*)?\s*$", "Write a whole number, such as 3."
        return {"type": ["integer", "string"], "pattern": number, "errorMessage": message}

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """A word, or fields: all on one level, and a wrong word is told that there are fields too."""
        made: list[JsonSchemaValue] = []
        for choice in super().tagged_union_schema(schema)["oneOf"]:
            made += choice.get("anyOf", [choice])
        return {"anyOf": [_or_below(choice) for choice in made]}

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """What is made a list of before it is looked at."""
        made = super().function_before_schema(schema)
        function = schema["function"]["function"]
        if function is split_list:
            return {"anyOf": [made["items"], made, {"type": "string", "pattern": ","}]}
        return {"anyOf": [made | {"minItems": 1}, made["items"]]} if function is as_list else made

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """With the second name of fields that have two, and with snippets."""
        made, model = super().model_schema(schema), schema["cls"]
        fields = made["properties"]
        made["title"] = _TITLES.get(model.__name__) or _words(model.__name__)
        for name, info in model.model_fields.items():
            if info.alias and info.alias in fields:
                fields[name] = fields[info.alias] | {"doNotSuggest": True}
        for name, field in {"": made, **fields}.items():
            if (model.__name__, name) in _SNIPPETS:
                field["defaultSnippets"] = _SNIPPETS[model.__name__, name]
        if issubclass(model, EventFile) and model.kinds:
            body = _EVENT | {"kind": f"${{2:{model.kinds[0].name}}}"}
            made["defaultSnippets"] = [snippet | {"body": body} for snippet in made["defaultSnippets"]]
        return made
