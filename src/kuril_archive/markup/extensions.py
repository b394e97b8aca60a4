"""Python-Markdown's tables and footnotes, mended where they lose words."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension, TableProcessor


class Notes(FootnoteExtension):
    """Footnotes at the end, whatever words the text holds; a label that is defined twice has two notes."""

    def __init__(self) -> None:
        super().__init__(PLACE_MARKER="\0")

    def setFootnote(self, id: str, text: str) -> None:  # noqa: N802 - the library's name
        """Keep the text of a note."""
        super().setFootnote(f"{id}]{len(self.footnotes)}" if id in self.footnotes else id, text)

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: N802 - the library's name
        """Make the list of notes; one within another's text is text, as the library cannot take it."""
        self.parser.blockprocessors.deregister("footnote")
        return super().makeFootnotesDiv(root)


class Tables(TableExtension):
    """Tables, the rows of which may be longer than their head."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        """Register the processor."""
        super().extendMarkdown(md)
        md.parser.blockprocessors.register(_Table(md.parser, self.getConfigs()), "table", 75)


class _Table(TableProcessor):
    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        cells = len(self._split_row(row))  # type: ignore[attr-defined]  # missing in the stubs, as the next one
        super()._build_row(row, parent, [*align, *[None] * (cells - len(align))])  # type: ignore[misc]
