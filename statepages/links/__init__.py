"""Outgoing links: visited politely, remembered, judged. And what is at an address: fetched, for an import.

Only request.py connects to other machines. The time, the waiting and the file of known links come from
outside.
"""

from __future__ import annotations

from statepages.links.cache import MOST_CHARACTERS, known_text, read_known
from statepages.links.fetch import Fetched, Fetcher, Token, web_address
from statepages.links.judge import judge
from statepages.links.outcome import Finding, Outcome
from statepages.links.request import Requests, agent
from statepages.links.round import go_round, is_fresh
from statepages.links.visit import Visitor

__all__ = [
    "MOST_CHARACTERS",
    "Fetched",
    "Fetcher",
    "Finding",
    "Outcome",
    "Requests",
    "Token",
    "Visitor",
    "agent",
    "go_round",
    "is_fresh",
    "judge",
    "known_text",
    "read_known",
    "web_address",
]
