"""Cells whose values a field of an event reads: a status, a ZIP code, a language."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from statepages.files.event import EventFile
from statepages.files.names import adapter
from statepages.problem import FieldError


def value_of(*path_and_text: str) -> Any:
    """What a field certainly means by a text; None if nobody can tell. The path of the field comes first."""
    *path, text = path_and_text
    if not text:
        return None
    reader = adapter(EventFile, tuple(path))
    try:
        return reader.validate_python(text)
    except ValidationError as invalid:
        meant = _certain(invalid)
    try:
        return reader.validate_python(meant) if meant else None
    except ValidationError:
        return None


def _certain(invalid: ValidationError) -> str | None:
    errors = [detail.get("ctx", {}).get("error") for detail in invalid.errors(include_url=False)]
    certain = (error for error in errors if isinstance(error, FieldError) and not error.is_guess)
    return next((error.suggestion for error in certain if error.suggestion), None)
