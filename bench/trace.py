"""What the main thread of a page does, according to Chromium's tracing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Page

KINDS = ("script", "styles", "layout", "paint", "other")

_CATEGORIES = ["devtools.timeline", "blink", "cc", "v8", "toplevel"]

# The first word found in the name of a task decides its kind.
_WORDS = {
    "script": ("v8", "V8", "FunctionCall", "EventDispatch", "Microtasks"),
    "styles": ("Style", "rebuildLayoutTree"),
    "layout": ("ayout", "ShapeText"),
    "paint": ("aint", "Compositing", "Layer", "Commit"),
}


def work_after_click(browser: Browser, page: Page, click: Callable[[], object]) -> Counter[str]:
    """Milliseconds of CPU, by kind, that `click` causes. A busy machine does not change them."""
    browser.start_tracing(page=page, categories=_CATEGORIES)
    click()
    events: list[dict[str, Any]] = json.loads(browser.stop_tracing())["traceEvents"]
    clicked = next(event for event in events if event["name"] == "EventDispatch" and _type(event) == "click")
    tasks = [
        event
        for event in events
        if event["ph"] == "X"
        and (event["pid"], event["tid"]) == (clicked["pid"], clicked["tid"])
        and event["ts"] >= clicked["ts"]
    ]
    return by_kind(sorted(tasks, key=lambda task: (task["ts"], -task["dur"])))


def _type(event: dict[str, Any]) -> str:
    return str(event.get("args", {}).get("data", {}).get("type"))


def by_kind(tasks: list[dict[str, Any]]) -> Counter[str]:
    """The time of each task without the tasks inside it, by kind."""
    spent: Counter[str] = Counter(dict.fromkeys(KINDS, 0))
    around: list[dict[str, Any]] = []
    for task in tasks:
        while around and around[-1]["ts"] + around[-1]["dur"] <= task["ts"]:
            around.pop()
        took = task.get("tdur", task["dur"]) / 1000
        spent[_kind(task["name"])] += took
        if around:
            spent[_kind(around[-1]["name"])] -= took
        around.append(task)
    return spent


def _kind(name: str) -> str:
    return next((kind for kind, words in _WORDS.items() if any(word in name for word in words)), "other")
