"""Lists as people type and paste them: below a line of text, nested by two spaces or four, with any sign."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

from statepages.markup.entries import MAYBE, Block, Reading

_MOST_DEPTH = 12


class Lists(BlockProcessor):
    """Lists of both kinds, each item with all that belongs to it."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self._depth = 0
        self._plain = ""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a list begins on any line of a block."""
        # Headings and rules pass the rest of a block on again and again.
        if self._depth == _MOST_DEPTH or self._plain.endswith("\n" + block):
            return False
        if not MAYBE.search(block):
            self._plain = "\n" + block
            return False
        self._block = Block(block, is_nested=self._depth > 0)
        self._first = self._block.first_entry(0)
        return self._first < len(self._block.lines)

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the lists of a block; the last one includes the following blocks that belong to it."""
        blocks.pop(0)
        block, first, at, above = self._block, self._first, 0, None
        while at < len(block.lines):
            before = block.before(first, at)
            if before:
                above = None
                self.parser.parseBlocks(parent, ["\n".join(before)])
            at = first
            item = block.items[at] if at < len(block.lines) else None
            if item:
                found = Reading(item, above)
                at = found.take(block, at + 1)
                if at == len(block.lines):
                    self._go_on(found, blocks)
                above = found.last
                self._make(parent, found)
                first = block.first_entry(at)

    def _go_on(self, found: Reading, blocks: list[str]) -> None:
        """Take the following blocks that belong to a list."""
        while blocks:
            text = blocks[0].strip("\n")
            if text and not found.goes_on_in(text):
                return
            blocks.pop(0)
            if text:
                block = Block(text, is_nested=self._depth > 0)
                at = found.take(block, 0, below_gap=True)
                if at < len(block.lines):
                    blocks.insert(0, "\n".join(block.lines[at:]))
                    return

    def _make(self, parent: Element, found: Reading) -> None:
        made = SubElement(parent, "ul" if found.first.number is None else "ol")
        if found.first.number not in {None, 1}:
            made.set("start", str(found.first.number))
        self._depth += 1
        try:
            for entry in found.entries:
                self.parser.parseChunk(SubElement(made, "li"), "\n".join(entry))
        finally:
            self._depth -= 1
        if not found.is_loose and all(len(entry.findall("p")) < 2 for entry in made):
            _tighten(made)


def _tighten(made: Element) -> None:
    """Do not wrap the first words of each item in a paragraph."""
    for entry in made:
        if len(entry) and entry[0].tag == "p":
            entry.text = entry[0].text
            entry.remove(entry[0])
