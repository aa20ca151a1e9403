"""State pages as volunteers write them."""

from __future__ import annotations

from statepages.files.base import Model
from statepages.model.state import StatePage


class StateFile(Model, of=StatePage):
    """A state page, as written in content/states/."""
