"""Field types take what people type, or say what is wrong with it."""

from collections.abc import Callable
from datetime import UTC
from typing import Any

import pytest

from statepages.fields.moments import Frozen
from statepages.fields.times import WallTime
from statepages.model.examples import Examples
from statepages.problem import FieldError


def shown(value: object) -> str:
    """A value as the cases write it."""
    if isinstance(value, WallTime):
        clock = value.clock.strftime("%H:%M") if value.clock else ""
        return f"{value.day or ''} {clock} {value.zone or ''}".strip()
    if isinstance(value, Frozen):
        return value.instant.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return str(value)


def hold(parse: Callable[[object], object], case: dict[str, Any]) -> None:
    """Check a case: `text` gives `gives`, or a slip with `code`, `message`, `suggestion` and `guess`."""
    if "gives" in case:
        assert shown(parse(case["text"])) == case["gives"]
        return
    with pytest.raises(FieldError) as caught:
        parse(case["text"])
    slip = caught.value
    message = Examples(2024, "PA").fill(slip.message)
    assert (slip.code, message) == (case.get("code", slip.code), case.get("message", message))
    assert (slip.suggestion, slip.is_guess) == (case.get("suggestion"), case.get("guess", False))
    if slip.suggestion is not None:
        parse(slip.suggestion)
