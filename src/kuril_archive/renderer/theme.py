"""Templates: the environment, the few filters, and template faults as problems."""

import traceback
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from kuril_archive import edtf
from kuril_archive.problems import ArchiveError, Problem
from kuril_archive.renderer.addresses import rooted
from kuril_archive.wording import Wording, direction, english

HINT = "correct the template, or take it away so that the default theme's is used"

FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What an expression in a template can raise; they are the template's only where its own line is on the way."""


class _Compiled(BytecodeCache):
    """Templates that this process has compiled: one that has not changed is not compiled again."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self.kept.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()
"""Kept for as long as the process lives: a watched archive is built many times."""


class Theme(Environment):
    """Templates, and the wording in which they speak."""

    wording: Wording


def environment(directories: tuple[str, ...], wording: Wording | None = None) -> Theme:
    """Return a theme that takes each template from the first of the folders that has it; unless told, it is English."""
    made = Theme(
        loader=FileSystemLoader(directories),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_COMPILED,
    )
    made.wording = wording = wording or english()
    made.globals.update(_speech(wording))
    made.filters.update(words=wording.date, number=wording.number, iso=iso, rooted=rooted)
    return made


def fill(template: str, context: Mapping[str, object], made: Environment) -> str:
    """Render one template; ArchiveError names the template's file and line where it fails."""
    try:
        return made.get_template(template).render(context)
    except TemplateSyntaxError as fault:
        raise _fault(fault.filename or fault.name or template, fault.lineno, fault) from fault
    except TemplateNotFound as fault:
        raise _fault(template, None, fault) from fault
    except FAULTS as fault:
        place = _place(fault.__traceback__, made)
        if place is None:
            raise
        raise _fault(*place, fault) from fault


def _fault(path: str, line: int | None, fault: Exception) -> ArchiveError:
    if isinstance(fault, TemplateNotFound):
        message = f"template {fault.name} is not there"
    else:
        message = (getattr(fault, "message", None) or str(fault) or type(fault).__name__).rstrip(".")
    return ArchiveError(Problem(path=path, line=line, code="template", message=message, hint=HINT))


def _place(trace: TracebackType | None, made: Environment) -> tuple[str, int | None] | None:
    """Return the deepest line of a template on the way to a fault; Jinja rewrites tracebacks to name them."""
    folders = tuple(Path(folder) for folder in getattr(made.loader, "searchpath", ()))
    steps = [
        step for step in traceback.extract_tb(trace) if any(Path(step.filename).is_relative_to(f) for f in folders)
    ]
    return (steps[-1].filename, steps[-1].lineno) if steps else None


def _speech(wording: Wording) -> dict[str, Any]:
    """Return what templates say sentences with, escaped but for values that are markup; and how a page is written."""

    def say(english: str, /, **values: object) -> Markup:
        return escape(wording.form(english)) % values

    def count(number: int, one: str, many: str, /, **values: object) -> Markup:
        return escape(wording.forms(number, one, many)) % {"count": wording.number(number), **values}

    def sentences(*said: Markup) -> Markup:
        return Markup(wording.sentences(*map(escape, said)))

    turned = Markup(' dir="rtl"' if direction(wording.tag) == "rtl" else "")
    return {
        "say": say,
        "count": count,
        "sentences": sentences,
        "tongue": partial(tongue, wording.tag),
        "turned": turned,
    }


def tongue(page: str, language: str | None) -> Markup:
    """Return the attributes of a text in another language than its page's: the language, and how it is written."""
    if not language or language == page:
        return Markup()
    way = direction(language)
    turned = f' dir="{way}"' if way != direction(page) else ""
    return Markup(' lang="{}"').format(language) + Markup(turned)


def iso(value: str | None) -> str:
    """`2022-03-22?` as `2022-03-22`: what a `datetime` attribute may hold, or nothing."""
    return "" if value is None else (edtf.iso_prefix(edtf.parse(value)) or "")
