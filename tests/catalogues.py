"""The interface's catalogues, kept in step with what the program and its theme say.

`python tests/catalogues.py` writes ``messages.pot`` anew and carries every sentence into each ``.po``: translations
stay, new sentences come without one, what is said no longer goes. Nothing in the files tells a day or a machine.
"""

import ast
import io
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

import casefile
from kuril_archive.analysis.anatomy import dissect
from kuril_archive.analysis.furniture import RULES
from kuril_archive.analysis.mentions.languages import LANGUAGES
from kuril_archive.markup import from_markdown, from_text

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "templates"
LOCALE = TEMPLATES / "locale"
PACKAGE = ROOT / "src" / "kuril_archive"

Key = str | tuple[str, str]
"""A sentence, or its forms for one and for many."""

HEADER = """\
# {title}
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""
PLURALS = {
    "": "nplurals=2; plural=(n != 1);",
    "ja": "nplurals=1; plural=0;",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
}
"""As gettext's manual gives them (section *Plural forms*)."""


@cache
def said() -> dict[Key, str]:
    """Return every sentence of the interface, with the file that says it first."""
    found: dict[Key, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for key in in_python(path.read_text("utf8")):
            found.setdefault(key, path.relative_to(ROOT).as_posix())
    for path in sorted(TEMPLATES.glob("*.html")):
        for key in in_template(path.read_text("utf8")):
            found.setdefault(key, path.relative_to(ROOT).as_posix())
    for name in sorted({rule.name for language in LANGUAGES.values() for rule in language.rules}):
        found.setdefault(name, "rules of times")
    for name in sorted({rule.name for rule in RULES} | {*cutting()}):
        found.setdefault(name, "rules of page furniture")
    return found


def in_python(source: str) -> Iterator[Key]:
    """Yield the sentences that are said, counted, or marked in a table."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "say" and node.args and (text := _constant(node.args[0])):
            yield text
        elif name == "count" and len(node.args) == 3:
            one, many = map(_constant, node.args[1:])
            if one and many:
                yield one, many
        elif name == "messages":
            yield from _texts(node.args[0])


def in_template(source: str) -> Iterator[Key]:
    """Yield the sentences of a template."""
    for call in Environment().parse(source).find_all(nodes.Call):
        if not isinstance(call.node, nodes.Name):
            continue
        texts = [each.value for each in call.args if isinstance(each, nodes.Const) and isinstance(each.value, str)]
        if call.node.name == "say" and texts:
            yield texts[0]
        elif call.node.name == "count" and len(texts) == 2:
            yield texts[0], texts[1]


def cutting() -> Iterator[str]:
    """Yield the rules by which lines of the tests' captures are cut, furniture or not."""
    captures = [text for path in sorted((ROOT / "tests" / "cases").glob("*.md")) for _, text, _ in _cases(path)]
    captures += [path.read_text("utf8") for path in sorted((ROOT / "tests" / "sites").glob("*/articles/**/*.txt"))]
    for text in captures:
        for read in (from_text, from_markdown):
            for line in dissect(read(text), tuple(text.split("\n"))).removed:
                yield from line.rule.split(", ")


def template() -> str:
    """Return ``messages.pot``."""
    catalogue = Catalog()
    _fill(catalogue, {})
    return _written(catalogue, "", "Sentences of the interface")


def updated(language: str, before: str) -> str:
    """Return a catalogue with every sentence that is said, and the translations that it had."""
    known = {_key(message): message for message in read_po(io.StringIO(before), locale=language) if message.id}
    catalogue = Catalog(locale=language)
    _fill(catalogue, known)
    return _written(catalogue, language, f"The interface in “{language}”")


def untranslated(text: str, language: str) -> list[Key]:
    """Return what a catalogue misses: sentences that are said, and that it does not say, in all their forms."""
    known = {_key(each): each.string for each in read_po(io.StringIO(text), locale=language) if each.id}
    return [key for key in said() if not _whole(known.get(key, ""))]


def _whole(string: object) -> bool:
    return all(string) if isinstance(string, list | tuple) else bool(string)


def _key(message: Message) -> Key:
    return message.id if isinstance(message.id, str) else (message.id[0], message.id[1])


def _fill(catalogue: Catalog, known: dict[Key, Message]) -> None:
    for key, place in said().items():
        empty: str | tuple[str, ...] = "" if isinstance(key, str) else ("",) * catalogue.num_plurals
        string = known[key].string if key in known else empty
        catalogue.add(key, string, locations=[(place.replace(" ", "-"), 0)])


def _written(catalogue: Catalog, language: str, title: str) -> str:
    body = io.BytesIO()
    write_po(body, catalogue, width=110, omit_header=True, include_lineno=False)
    plurals = PLURALS.get(language) or f"nplurals={catalogue.num_plurals}; plural={catalogue.plural_expr};"
    return HEADER.format(title=title, language=language, plurals=plurals) + body.getvalue().decode().lstrip()


def _constant(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _texts(node: ast.AST) -> Iterator[str]:
    """Yield the texts of a table, keys apart."""
    if isinstance(node, ast.Dict):
        parts: Iterable[ast.AST] = node.values
    elif isinstance(node, ast.Tuple | ast.List):
        parts = node.elts
    elif isinstance(node, ast.Starred):
        parts = (node.value,)
    else:
        parts = ()
        if text := _constant(node):
            yield text
    for part in parts:
        yield from _texts(part)


def _cases(path: Path) -> list[tuple[str, str, str]]:
    return casefile.read(path) if "```input" in path.read_text("utf8") else []


if __name__ == "__main__":
    LOCALE.mkdir(exist_ok=True)
    (LOCALE / "messages.pot").write_text(template(), "utf8", newline="\n")
    for po in sorted(LOCALE.glob("*.po")):
        po.write_text(updated(po.stem, po.read_text("utf8")), "utf8", newline="\n")
