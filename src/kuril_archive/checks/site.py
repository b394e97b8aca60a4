"""Rules for the site as a whole: every link leads somewhere, every page is what it says it is."""

import difflib
import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from urllib.parse import unquote

from msgspec import Struct

from kuril_archive.checks.facts import Facts, Reference
from kuril_archive.checks.places import Astray, Inside, Outside, Place, resolve
from kuril_archive.checks.reading import MANIFESTS
from kuril_archive.paths import CONTROL, folded, folders_of
from kuril_archive.problems import Code, Problem, Problems, Severity

SHOWN = 3
"""Further pages with the same fault that are named."""

AROUND = 50
"""Paths before and after a missing one that may be what was meant."""

_TEXT_DIRECTIVE = re.compile(r":~:.*", re.DOTALL)
ABROAD_HINT = "copy the file into static/ and name it there, so that pages need no other site and tell nobody who reads"


class Fault(Struct, frozen=True, kw_only=True):
    """One fault on one page; those of one rule and one subject are told together."""

    code: Code
    facts: Facts
    line: int | None
    subject: str
    message: str
    hint: str
    severity: Severity = "error"


class _Site:
    """The files of a site, and what is asked of them."""

    def __init__(self, files: Sequence[Facts], base_url: str | None) -> None:
        self.files = files
        self.base_url = base_url
        self.by_path = {facts.path: facts for facts in files}
        self.folders = folders_of(self.by_path)

    @cached_property
    def by_folded(self) -> dict[str, str]:
        """Paths as systems see them that tell no case apart."""
        return {folded(path): path for path in self.by_path}

    @cached_property
    def by_name(self) -> dict[str, list[str]]:
        """The last part of paths -> the paths."""
        found = defaultdict(list)
        for path in self.by_path:
            found[path.rpartition("/")[2]].append(path)
        return found

    def places(self, facts: Facts) -> Iterator[tuple[Reference, Place]]:
        """Where a file leads, seen from its ``base`` where it has one; all that is relative to another site is its."""
        base = next((reference for reference in facts.references if reference.kind == "base"), None)
        start = resolve(facts.path, base.typed, self.base_url) if base else Inside(facts.path, "")
        for reference in facts.references:
            if reference is base:
                yield reference, start
            elif isinstance(start, Inside):
                yield reference, resolve(start.path, reference.typed, self.base_url)
            elif not isinstance(place := resolve("", reference.typed), Inside):
                yield reference, place

    @cached_property
    def claimed(self) -> dict[str, str]:
        """Address as it is typed -> the first page that says it is its own, of those that send nobody on."""
        stays = [facts for facts in self.files if facts.claims and not _onward(self, facts)]
        return {claim.typed: facts.path for facts in reversed(stays) for claim in facts.claims}

    @cached_property
    def in_order(self) -> list[str]:
        """All paths, sorted."""
        return sorted(self.by_path)

    def nearest(self, path: str) -> str | None:
        """The file that was meant: one of that name, else one beside it whose name begins alike."""
        folder, _, name = path.rpartition("/")
        if elsewhere := self.by_name.get(name):
            return min(elsewhere)
        place = bisect(self.in_order, path)
        around = self.in_order[max(0, place - AROUND) : place + AROUND]
        beside = [other for other in around if other.rpartition("/")[0] == folder]
        return next(iter(difflib.get_close_matches(path, beside, n=1, cutoff=0.8)), None)


def whole(files: Sequence[Facts], base_url: str | None = None) -> Problems:
    """Return what is wrong with links, anchors, ids and addresses, each fault once however many pages share it."""
    site = _Site(files, base_url)
    faults = (fault for facts in files for rule in RULES for fault in rule(site, facts))
    shared: dict[tuple[Code, str], list[Fault]] = defaultdict(list)
    for fault in faults:
        shared[fault.code, fault.subject].append(fault)
    made = {problem for facts in files for problem in facts.problems}
    return (*sorted(made, key=_place), *sorted(map(_told, shared.values()), key=_place))


def checked_links(files: Iterable[Facts], base_url: str | None = None) -> int:
    """Count the links within the site, each once a page."""
    return sum(
        isinstance(resolve(facts.path, reference.typed, base_url), Inside)
        for facts in files for reference in facts.references
    )  # fmt: skip


def _told(faults: Sequence[Fault]) -> Problem:
    first = min(faults, key=lambda fault: (fault.facts.path, fault.line or 0))
    others = sorted({fault.facts.path for fault in faults} - {first.facts.path})
    more = ""
    if others:
        named = ", ".join(others[:SHOWN]) + (", …" if len(others) > SHOWN else "")
        more = f"; so on {len(others):,} more page{'' if len(others) == 1 else 's'}: {named}"
    template = f" by {first.facts.template}" if first.facts.template else ""
    return Problem(
        path=first.facts.path, line=first.line, code=first.code, hint=first.hint, severity=first.severity,
        message=f"{first.message} (made from {first.facts.origin}{template}{more})",
    )  # fmt: skip


def _place(problem: Problem) -> tuple[object, ...]:
    return problem.path, problem.line or 0, problem.code, str(problem)


def _shown(typed: str) -> str:
    """An address in quotation marks, short, and without what a terminal would obey."""
    typed = CONTROL.sub("\ufffd", typed)
    return f"“{typed if len(typed) <= 80 else typed[:79] + '…'}”"


# ---------------------------------------------------------------- rules


def _unread(_: _Site, facts: Facts) -> Iterator[Fault]:
    if facts.gave_up:
        line, why = facts.gave_up
        yield Fault(
            code="html-unreadable", facts=facts, line=line, subject=facts.path, severity="warning",
            message=f"{why}, so that the rest of its links is not checked",
            hint="save it as UTF-8, and write only elements, text and comments",
        )  # fmt: skip


def _ids(_: _Site, facts: Facts) -> Iterator[Fault]:
    for twice in facts.twice:
        yield Fault(
            code="id-twice", facts=facts, line=twice.line, subject=twice.name,
            message=f"the id {_shown(twice.name)} is there already, in line {twice.first}; a link to it finds that one",
            hint="give one of the two another id",
        )  # fmt: skip


def _links(site: _Site, facts: Facts) -> Iterator[Fault]:
    for reference, place in site.places(facts):
        if isinstance(place, Astray):
            yield Fault(
                code=place.code, facts=facts, line=reference.line, subject=reference.typed,
                message=f"{_shown(reference.typed)} {place.message}", hint=place.hint,
            )  # fmt: skip
        elif isinstance(place, Outside):
            yield from _abroad(facts, reference, place)
        elif reference.kind != "base":
            yield from _followed(site, facts, reference, place)


def _abroad(facts: Facts, reference: Reference, place: Outside) -> Iterator[Fault]:
    if place.fetched and reference.kind in ("load", "base"):
        yield Fault(
            code="request-outside", facts=facts, line=reference.line, subject=reference.typed, severity="warning",
            message=f"{_shown(reference.typed)} is fetched from another site", hint=ABROAD_HINT,
        )  # fmt: skip


def _followed(site: _Site, facts: Facts, reference: Reference, place: Inside) -> Iterator[Fault]:
    read_by_hosts_only = facts.path.lower().endswith(MANIFESTS)  # where a folder shows its page
    target = site.by_path.get(place.file if read_by_hosts_only else place.path)
    if target is None:
        yield _missing(site, facts, reference, place)
    elif not _has(target, place.fragment):
        near = difflib.get_close_matches(place.fragment, sorted(target.anchors or ()), n=1)
        own = "its own page" if target is facts else target.path
        yield Fault(
            code="anchor-missing", facts=facts, line=reference.line,
            subject=f"{'' if target is facts else target.path}#{place.fragment}",
            message=f"{_shown(reference.typed)} leads to a place that {own} does not have",
            hint=f"did you mean {_shown('#' + near[0])}?" if near else "give the element that is meant this id",
        )  # fmt: skip


def _has(target: Facts, fragment: str) -> bool:
    """Tell whether a page has the place that a fragment names (HTML, 7.4.6.4)."""
    name = _TEXT_DIRECTIVE.sub("", fragment)
    if target.anchors is None or not name or name.lower() == "top":
        return True
    return name in target.anchors or unquote(name) in target.anchors


def _missing(site: _Site, facts: Facts, reference: Reference, place: Inside) -> Fault:
    code: Code = "link-broken"
    severity: Severity = "error"
    shown = _shown(reference.typed)
    if place.file in site.by_path:
        code, severity = "link-folder", "warning"
        message = f"{shown} leads to a folder, which shows its page on a host and a list of files on a disk"
        hint = f"name the file: {place.file}"
    elif other := site.by_folded.get(folded(place.file)):
        code = "link-case"
        message = f"{shown} leads to {other} only where capitals and small letters are one, as on your computer perhaps"
        hint = f"write it as the file is written: {other}"
    elif place.path.rstrip("/") in site.folders:
        message = f"{shown} leads to a folder that has no index.html"
        hint = "name a file of it"
    else:
        message = f"{shown} leads to no file of the site"
        near = site.nearest(place.path)
        hint = f"did you mean {near}?" if near else "correct it, or put the file into static/ or pages/"
    return Fault(
        code=code, facts=facts, line=reference.line, subject=place.path, message=message, hint=hint, severity=severity
    )


def _circles(site: _Site, facts: Facts) -> Iterator[Fault]:
    onward = _onward(site, facts)
    seen = {facts.path}
    step = onward
    while step and step[1].file in site.by_path and step[1].file not in seen:
        seen.add(step[1].file)
        step = _onward(site, site.by_path[step[1].file])
    if onward and step and step[1].file == facts.path:
        yield Fault(
            code="link-circular", facts=facts, line=onward[0].line, subject=facts.path,
            message=f"{_shown(onward[0].typed)} sends its readers round in a circle",
            hint="let it lead to a page that stays",
        )  # fmt: skip


def _onward(site: _Site, facts: Facts) -> tuple[Reference, Inside] | None:
    """Where a page sends its readers by itself."""
    for reference, place in site.places(facts) if any(r.kind == "refresh" for r in facts.references) else ():
        if reference.kind == "refresh" and isinstance(place, Inside):
            return reference, place
    return None


def _addresses(site: _Site, facts: Facts) -> Iterator[Fault]:
    onward = _onward(site, facts)
    own = {facts.path, onward[1].file} if onward else {facts.path}
    code: Code
    for claim in facts.claims:
        place = resolve(facts.path, claim.typed, site.base_url)
        if isinstance(place, Inside) and place.file in own:
            continue
        if isinstance(place, Inside) and place.file in site.by_path:
            code, message = "address-shared", f"{claim.what} {_shown(claim.typed)} is the address of {place.file}"
        elif site.base_url is None and isinstance(place, Outside):  # whether it is this site's nobody can tell
            other = site.claimed.get(claim.typed, facts.path)
            if onward or other == facts.path:
                continue
            code, message = "address-shared", f"{claim.what} {_shown(claim.typed)} is what {other} says of itself"
        else:
            code, message = "address-wrong", f"{claim.what} {_shown(claim.typed)} is no address of this page"
        hint = "in a template: {{ absolute(frame.base_url, here) }}, with base_url in archive.yml as it is published"
        yield Fault(
            code=code, facts=facts, line=claim.line, subject=f"{claim.what} {claim.typed}", message=message, hint=hint
        )


RULES = (_unread, _ids, _links, _circles, _addresses)
