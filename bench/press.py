"""Measures the time from pressing the finder's button to results on the screen, on a slow phone."""

from __future__ import annotations

import shutil
from collections import Counter
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from bench.host import host
from bench.lab import ROOT
from bench.table import print_table
from bench.trace import KINDS, work_after_click
from tests.browser import looks

SLOWER = 6
"""How many times slower than this machine."""

PAIRS = (("10001", "10002"), ("60540", "60563"), ("19380", "19382"), ("20001", "20002"), ("96813", "96814"))
"""Each press searches near the other of two ZIP codes, to get new results. The files of both are loaded."""

DESK: dict[str, Any] = {}
PHONE: dict[str, Any] = {
    "viewport": looks.PHONE,
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}

TIMES = 3
"""How many times more often than the others the presses that a reader waits for are timed."""

_PAUSE = 1000
"""Milliseconds between the last digit of a ZIP code and the press."""

_HELD = 80
"""Milliseconds for which a button is held."""

_MOST_FUNCTIONS = 12
_PROFILED = 3  # times a pair

# After the press come the sentence with the count, the first frame with a visible result, and the first task
# after that.
_WATCH = """
() => {
  const [list, count] = ["events-list", "finder-count"].map((id) => document.getElementById(id));
  globalThis.untilSeen = new Promise((resolve, reject) => {
    addEventListener("click", ({ timeStamp }) => {
      setTimeout(() => reject(new Error("No result became visible.")), 20_000);
      const afterFrame = () => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const now = performance.now();
          const isShown = (card) => card.checkVisibility() && !card.closest("[aria-hidden]");
          const card = [...list.querySelectorAll(".card")].find(isShown);
          if (card.getBoundingClientRect().top < innerHeight) resolve(now - timeStamp);
          else afterFrame();
        };
        port2.postMessage("");
      });
      const observer = new MutationObserver(() => {
        observer.disconnect();
        afterFrame();
      });
      observer.observe(count, { childList: true });
    }, { capture: true, once: true });
  });
}
"""


def press(browser: Browser, folder: Path, title: str, runs: int) -> None:
    """Print how long results take near some ZIP codes, on the site in a folder."""
    rows, works = [], []
    with host(folder) as address:
        for pair in PAIRS:
            typed, touched = (
                [_first(browser, address, pair, window, is_typed=True) for _ in range(TIMES * runs)]
                for window in (DESK, PHONE)
            )
            silent = [_first(browser, address, pair, DESK, is_typed=False) for _ in range(runs)]
            again = [took for _ in range(runs) for took in _again(browser, address, pair)]
            cells = [median(typed), min(typed), median(touched), min(touched), median(again), median(silent)]
            rows.append([pair[0], *map(_milliseconds, cells)])
            work = [parts for _ in range(runs) for parts in _work(browser, address, pair)]
            by_kind = [SLOWER * median(one[kind] for one in work) for kind in KINDS]
            works.append([pair[0], *map(_milliseconds, [sum(by_kind), *by_kind])])
    head = ["near", "typed, mouse", "fastest", "typed, finger", "fastest", "again", "at once"]
    print_table(f"{title}: from the press to results, CPU {SLOWER} times slower", head, rows)
    print_table(f"{title}: the work of a press with nothing prepared", ["near", "all", *KINDS], works)
    with host(_readable(folder)) as address:
        _print_profile(browser, address, PAIRS[0], title)


def _readable(folder: Path) -> Path:
    """The same site with the finder's original scripts, in which functions keep their names."""
    copy = folder.with_name(f"{folder.name}-readable")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("finder"))
    shutil.copytree(ROOT / "search" / "finder", copy / "search" / "finder")
    return copy


def _again(browser: Browser, address: str, pair: tuple[str, str]) -> list[float]:
    """Milliseconds of two presses on a page that has loaded all files."""
    with browser.new_context() as context:
        page, session = _open(context.new_page(), address)
        for code in pair:
            _find_near(page, code)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        return [_press(page, session, _prepare(page, code)) for code in pair]


def _work(browser: Browser, address: str, pair: tuple[str, str]) -> list[Counter[str]]:
    """Milliseconds of CPU that two such presses take at full speed, by kind."""
    with browser.new_context() as context:
        page, session = _open(context.new_page(), address)
        for code in pair:
            _find_near(page, code)
        return [
            work_after_click(browser, page, partial(_press, page, session, _prepare(page, code)))
            for code in pair
        ]


def _first(
    browser: Browser, address: str, pair: tuple[str, str], window: dict[str, Any], *, is_typed: bool
) -> float:
    """Milliseconds of the first press on a page whose files another page has loaded.

    Either the ZIP code is typed and the press comes a while after the last digit, or both come at once.
    """
    with browser.new_context(**window) as context:
        page, _ = _open(context.new_page(), address)
        _find_near(page, pair[0])
        page, session = _open(context.new_page(), address)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        if is_typed:
            page.get_by_label("ZIP code", exact=True).press_sequentially(pair[0])
            page.wait_for_timeout(_PAUSE)
        return _press(page, session, _prepare(page, pair[0]), is_touched=window is PHONE)


def _open(page: Page, address: str) -> tuple[Page, CDPSession]:
    page.goto(f"{address}events/", wait_until="networkidle")
    return page, page.context.new_cdp_session(page)


def _find_near(page: Page, code: str) -> None:
    """Search near a ZIP code and wait until everything is loaded."""
    page.get_by_label("ZIP code", exact=True).fill(code)
    page.get_by_role("button", name="Find events").click()
    page.get_by_role("status").filter(has_text=code).wait_for()
    page.wait_for_load_state("networkidle")


def _prepare(page: Page, code: str) -> tuple[float, float]:
    """Fill in a ZIP code. Returns the middle of the button, in pixels of the window."""
    # Without typing events: the finder reacts to typing, and would have the results before the press.
    page.get_by_label("ZIP code", exact=True).evaluate("(field, code) => { field.value = code; }", code)
    button = page.get_by_role("button", name="Find events")
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    if box is None:
        raise RuntimeError("The finder has no button.")
    page.evaluate(_WATCH)
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _press(page: Page, session: CDPSession, spot: tuple[float, float], *, is_touched: bool = False) -> float:
    """Milliseconds from the end of the press to the results."""
    if is_touched:
        touch = {"x": spot[0], "y": spot[1]}
        session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [touch]})
        page.wait_for_timeout(_HELD)
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    else:
        page.mouse.move(*spot)
        page.wait_for_timeout(_HELD)
        page.mouse.down()
        page.wait_for_timeout(_HELD)
        page.mouse.up()
    return float(page.evaluate("untilSeen"))


def _print_profile(browser: Browser, address: str, pair: tuple[str, str], title: str) -> None:
    """Where the time of some presses goes, by function."""
    with browser.new_context() as context:
        page, session = _open(context.new_page(), address)
        for code in pair:
            _find_near(page, code)
        session.send("Profiler.enable")
        session.send("Profiler.setSamplingInterval", {"interval": 100})
        presses = pair * _PROFILED
        spent = sum((_profiled(page, session, code) for code in presses), Counter[str]())
    share = SLOWER / 1000 / len(presses)
    rows = [[name, _milliseconds(share * micros)] for name, micros in spent.most_common(_MOST_FUNCTIONS)]
    print_table(f"{title}: a press near {pair[0]} by function of its scripts", ["", "a press"], rows)


def _profiled(page: Page, session: CDPSession, code: str) -> Counter[str]:
    """Microseconds of a press by function, without the functions it calls."""
    spot = _prepare(page, code)
    session.send("Profiler.start")
    _press(page, session, spot)
    profile: Any = session.send("Profiler.stop")["profile"]
    names = {node["id"]: _name(node["callFrame"]) for node in profile["nodes"]}
    spent: Counter[str] = Counter()
    for node, micros in zip(profile["samples"], profile["timeDeltas"], strict=True):
        if names[node] not in {"(idle)", "(program)"}:
            spent[names[node]] += micros
    return spent


def _name(frame: dict[str, Any]) -> str:
    file = frame["url"].partition("?")[0].rpartition("/")[2]
    name = frame["functionName"] or "(nameless)"
    return f"{file} {name}".strip()


def _milliseconds(value: float) -> str:
    return f"{value:.0f} ms"
