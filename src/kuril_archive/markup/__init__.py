"""Text and Markdown -> blocks -> HTML. Everything captured is hostile until it has been escaped here."""

from kuril_archive.markup.html import Itself, Wrap, anchors, body_html, elements, inner_html
from kuril_archive.markup.markdown import from_markdown, local_links, prose
from kuril_archive.markup.text import clean, from_text, plain

__all__ = [
    "Itself",
    "Wrap",
    "anchors",
    "body_html",
    "clean",
    "elements",
    "from_markdown",
    "from_text",
    "inner_html",
    "local_links",
    "plain",
    "prose",
]
