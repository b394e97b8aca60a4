"""The spine: captures in, a site out."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment
from msgspec import Struct

from kuril_archive import __version__, edtf, loader, output, paths, renderer
from kuril_archive.analysis.dating import settle
from kuril_archive.analysis.likeness import Likeness, likeness
from kuril_archive.analysis.reading import examine
from kuril_archive.analysis.shelves import assemble
from kuril_archive.analysis.witness import witness
from kuril_archive.analysis.years import Limit
from kuril_archive.model import Archive, Asset, Capture, Page, Site
from kuril_archive.parallel import ordered_map
from kuril_archive.problems import ArchiveError, Problem, Problems


class Report(Struct, frozen=True, kw_only=True):
    """What a build has to say; its counts reconcile."""

    captures: int
    """Captures found, those that could not be read included."""
    articles: int
    review: int
    """Articles that want a curator's look."""
    pages: int
    """HTML pages of the site."""
    written: int
    unchanged: int
    deleted: int
    others: tuple[str, ...]
    """Files among the articles that are neither captures nor sidecars."""
    notes: tuple[str, ...]
    """What was left out or assumed, said once."""
    problems: Problems


class Folders(Struct, frozen=True, kw_only=True):
    """Where an archive keeps what it is made of."""

    articles: Path
    output: Path
    themes: tuple[Path, ...]
    """Folders of templates, the first that has a template wins; the default theme is the last."""
    pages: Path
    static: Path


def build(folders: Folders, site: Site, outlets: dict[str, str], limit: Limit, jobs: int = 1) -> Report:
    """Build the whole site; raises ArchiveError, with nothing written, where it cannot be built at all."""
    loaded = loader.load(folders.articles, outlets, jobs)
    archive, contradictions = dated(loaded.captures, limit, jobs)
    prose, faults = loader.load_prose(folders.pages)
    assets = (*_theme_assets(folders.themes), *loader.find_assets(folders.static), *_raw(archive, loaded.files))
    pages = renderer.plan(archive, site, prose, _notice(loaded.found, assets))
    claims = [(item.path, item.origin) for item in pages] + [(item.path, item.origin) for item in assets]
    _refuse(paths.collisions(claims))
    written = output.write(folders.output, _files(pages, assets, folders.themes, jobs), [path for path, _ in claims])
    return Report(
        captures=loaded.found,
        articles=len(archive.entries),
        review=sum(bool(entry.review) for entry in archive.entries),
        pages=sum(page.path.endswith(".html") for page in pages),
        written=written.written,
        unchanged=written.unchanged,
        deleted=written.deleted,
        others=loaded.others,
        notes=_notes(site, archive),
        problems=tuple(sorted((*loaded.problems, *contradictions, *faults), key=_place)),
    )


def dated(captures: Sequence[Capture], limit: Limit, jobs: int = 1) -> tuple[Archive, Problems]:
    """Two rounds of map and reduce: one article's day may rest on others, and what its text tells rests on its day."""
    claims = tuple(ordered_map(witness, captures, jobs))
    articles, contradictions = settle(captures, claims, limit, partial(_alike, jobs=jobs))
    findings = ordered_map(examine, articles, jobs)
    return assemble(articles, findings), contradictions


def _alike(captures: Sequence[Capture], jobs: int) -> Iterable[Likeness]:
    return ordered_map(likeness, captures, jobs)


def limit_of(site: Site, today: dt.date) -> Limit:
    """The last day that a missing year may lead to: the archive's ``collected``, else the day of the build."""
    latest = edtf.parse(site.collected).latest if site.collected else None
    return Limit(day=latest.date(), rule="collected") if latest else Limit(day=today, rule="build-day")


def _theme_assets(themes: Sequence[Path]) -> tuple[Asset, ...]:
    """The theme's files below ``assets/``; an own one takes the place of the default's."""
    found = {
        asset.path: asset for theme in reversed(themes) for asset in loader.find_assets(theme / "assets", "assets/")
    }
    return tuple(found[path] for path in sorted(found))


def _raw(archive: Archive, files: Mapping[str, Path]) -> tuple[Asset, ...]:
    """The captures themselves, one click from their pages; a withheld one stays at home."""
    shown = [entry.article.capture for entry in archive.entries if not entry.article.capture.keys.withheld]
    return tuple(
        Asset(
            path=renderer.raw(capture.id, capture.source.path), origin=capture.source.path, file=str(files[capture.id])
        )
        for capture in shown
    )


def _notice(captures: int, assets: Sequence[Asset]) -> renderer.Notice:
    style = loader.digest(asset for asset in assets if asset.path.endswith(".css"))
    return renderer.Notice(captures=captures, generator=f"kuril-archive {__version__}", style=style[:8])


def _files(
    pages: Sequence[Page], assets: Sequence[Asset], themes: tuple[Path, ...], jobs: int
) -> Iterator[tuple[str, bytes | Path]]:
    _environment.cache_clear()  # templates may have changed since this process built last
    yield from ((asset.path, Path(asset.file)) for asset in assets)
    yield from ordered_map(partial(_rendered, themes=tuple(map(str, themes))), pages, jobs)


def _rendered(page: Page, themes: tuple[str, ...]) -> tuple[str, bytes]:
    return page.path, renderer.render(page, _environment(themes))


@cache
def _environment(themes: tuple[str, ...]) -> Environment:
    return renderer.environment(themes)


def _place(problem: Problem) -> tuple[object, ...]:
    return problem.path, problem.line or 0, problem.column or 0, str(problem)


def _refuse(problems: Problems) -> None:
    if problems:
        raise ArchiveError(*problems)


def _notes(site: Site, archive: Archive) -> tuple[str, ...]:
    rules = {evidence.rule for entry in archive.entries for evidence in entry.article.published.evidence}
    notes = {
        "no base_url in archive.yml: canonical addresses and the links of 404.html are left out": not site.base_url,
        "no `collected` in archive.yml: missing years were bounded by the day of this build": "build-day" in rules,
    }
    return tuple(note for note, holds in notes.items() if holds)
