"""Two mentions that are the ends of one stretch of time: *between 2012 and 2020*, *from March to May*, *2012-20*."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kuril_archive.analysis.mentions.model import Mention, Span
from kuril_archive.analysis.mentions.rules import Joint
from kuril_archive.edtf import Day

_APART = 12
"""At most so many characters between the two."""
_LEAD = 14
"""How many characters before the first are read."""


def joined(text: str, mentions: Sequence[Mention], joints: Sequence[Joint]) -> Iterator[Span]:
    """The stretches of time in ``text``: neighbours joined by its words, of which the second does not end first."""
    for first, last in pairwise(mentions):
        if last.start - first.end > _APART or (ends := _ends(text, first, last, joints)) is None:
            continue
        start, end = first.earliest, last.latest
        if first.edtf and last.edtf and start and end and Day.read(start) <= Day.read(end):
            yield Span(
                start=ends[0], end=ends[1], first=first, last=last, edtf=_interval(first.edtf, last.edtf),
                earliest=start, latest=end,
            )  # fmt: skip


def _ends(text: str, first: Mention, last: Mention, joints: Sequence[Joint]) -> tuple[int, int] | None:
    """Where the span starts and ends, by the first joint that fits; None where no words join the two."""
    for joint in joints:
        if joint.between.fullmatch(text, first.end, last.start) is None:
            continue
        before = joint.before.search(text, max(0, first.start - _LEAD), first.start) if joint.before else None
        after = joint.after.match(text, last.end) if joint.after else None
        if (before or not joint.before) and (after or not joint.after):
            return before.start() if before else first.start, after.end() if after else last.end
    return None


def _interval(first: str, last: str) -> str:
    """EDTF: from the one to the other; the outer ends of what are intervals themselves."""
    return f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"
