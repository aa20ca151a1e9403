"""The finder's own modules, run by node on an index that Python wrote."""

import json
import subprocess
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from statepages.model.event import Event
from statepages.model.states import STATES
from statepages.output import Output
from statepages.theme import Theme
from tests.search.events import NOON, site
from tests.search.files import index_files

READER = Path(__file__).with_name("read_index.mjs")
TODAY = date(2024, 10, 14)

_FILTERS = "zip state when from to kind q time online language host access open order view"
_NO_FILTERS = dict.fromkeys(_FILTERS.split(), "") | {"within": "50"}


def write(folder: Path, outputs: Iterable[Output]) -> None:
    """Write files below a folder."""
    for output in outputs:
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.data)


def read(folder: Path, events: Sequence[Event], **asked: Any) -> Any:
    """What the finder makes of the index of some events; see read_index.mjs for what can be asked."""
    made = site(events)
    write(folder, index_files(made, Theme(templates={}, lunr=b"")))
    states = [(state.code, state.name) for state in STATES.values()]
    node = _reader()
    assert node.stdin and node.stdout
    node.stdin.write(json.dumps({"folder": str(folder), "states": states, **asked}) + "\n")
    node.stdin.flush()
    line = node.stdout.readline()
    assert line, "node has ended; what it said is in the output"
    answer = json.loads(line)
    assert "error" not in answer, answer["error"]
    return answer


@cache
def _reader() -> subprocess.Popen[str]:
    """A node that answers as long as this process lives: to start one takes longer than most answers."""
    pipe = subprocess.PIPE
    return subprocess.Popen(["node", READER], stdin=pipe, stdout=pipe, encoding="utf-8")


def stop() -> None:
    """End it."""
    if _reader.cache_info().currsize:
        with _reader() as node:
            assert node.stdin
            node.stdin.close()
            node.wait()
        _reader.cache_clear()


def query(now: datetime = NOON, zone: str = "America/New_York", **filters: str) -> dict[str, Any]:
    """A query for `read`, with the filters that differ from the usual ones, from a reader in a zone."""
    return {"filters": _NO_FILTERS | filters, "now": now.timestamp() / 60, "zone": zone}
