"""What a curator says of times in the text, held against the text: words that are not there, what changes nothing."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from kuril_archive.analysis.mentions import UNKNOWN, recognise
from kuril_archive.analysis.tellings import places
from kuril_archive.loader.keys import Lines
from kuril_archive.model import Capture, Correction
from kuril_archive.problems import Code, Problem

KEY = "mentions"
SAY = "say what is meant, with date, name or note; or that it is no time, with silent: yes"


def faults(capture: Capture, path: str, lines: tuple[Lines, ...]) -> Iterator[Problem]:
    """Warnings about the ``mentions`` of a capture; ``path`` says them, ``lines`` are those of each one's keys."""
    for said, at in zip(capture.keys.mentions, lines, strict=True):
        if told := _fault(said, capture):
            code, field, message, hint = told
            yield Problem(
                path=path, line=at[field], field=f"{KEY}.{field}", code=code, message=message, hint=hint,
                severity="warning",
            )  # fmt: skip


def _fault(said: Correction, capture: Capture) -> tuple[Code, str, str, str] | None:
    """The code, the field, what is wrong and the hint."""
    if not (said.date or said.name or said.note or said.silent):
        return "mention-idle", "text", "changes nothing", SAY
    if not any(places(said, capture)):
        return _not_there(said, capture)
    if said.date is None and not _is_time(said, capture):
        message = f"“{said.text}” is not recognised as a time, so that it stays none"
        return "mention-idle", "text", message, "say which it is, as in date: 2022-03-21; or take the entry away"
    return None


def _not_there(said: Correction, capture: Capture) -> tuple[Code, str, str, str]:
    elsewhere = next(places(Correction(text=said.text), capture), None)
    if elsewhere:
        block = capture.body[elsewhere[0]]
        message = f"“{said.text}” does not stand in the paragraph of line {said.line}"
        return "mention-words", "line", message, f"line: {block.line}, where it stands"
    hint = f"copy the words from the article; `kuril-archive inspect {capture.source.path}` tells what was cut"
    return "mention-words", "text", f"“{said.text}” does not stand in the text", hint


def _is_time(said: Correction, capture: Capture) -> bool:
    """Whether a time is recognised somewhere in the words."""
    language = capture.language or UNKNOWN
    for block, found in groupby(places(said, capture), key=itemgetter(0)):
        times = recognise(capture.body[block].text, language=language)
        if any(start < time.end and time.start < end for _, start, end, _ in found for time in times):
            return True
    return False
