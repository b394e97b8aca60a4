"""The spine: captures in, a site out."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from kuril_archive import __version__, checks, edtf, loader, output, paths, renderer
from kuril_archive.analysis.dating import settle
from kuril_archive.analysis.excerpts import settled
from kuril_archive.analysis.likeness import Likeness, likeness
from kuril_archive.analysis.reading import examine
from kuril_archive.analysis.shelves import assemble
from kuril_archive.analysis.witness import witness
from kuril_archive.analysis.years import Limit
from kuril_archive.markup import anchors
from kuril_archive.model import Archive, Asset, Capture, Checked, NamedEvent, Page, Prose, Report, Site
from kuril_archive.parallel import Watch, ordered_map, unwatched
from kuril_archive.places import shown_in
from kuril_archive.problems import ArchiveError, Problem, Problems, heard

OTHER_NAMES = {"about": "about-us", "index": "welcome"}
"""Names of the theme's pages -> what an own page may be called instead."""


class Folders(Struct, frozen=True, kw_only=True):
    """Where an archive keeps what it is made of."""

    articles: Path
    output: Path
    themes: tuple[Path, ...]
    """Folders of templates, the first that has a template wins; the default theme is the last."""
    pages: Path
    static: Path
    events: Path
    """The file that names events; it need not be there."""


class Plan(Struct, frozen=True, kw_only=True):
    """All that will exist, before a byte of it is made."""

    archive: Archive
    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    themes: tuple[Path, ...]
    language: str
    """Of the interface."""
    captures: int
    """Captures found, those that could not be read included."""
    others: tuple[str, ...]
    problems: Problems
    """What was found wrong with captures and own pages, by its place."""

    @property
    def claims(self) -> tuple[paths.Claim, ...]:
        """The path of every file, and who asks for it."""
        pages = ((page.path, page.origin) for page in self.pages)
        return (*pages, *((asset.path, asset.origin) for asset in self.assets))


def build(
    folders: Folders, site: Site, outlets: dict[str, str], limit: Limit, jobs: int = 1, review: bool = False,
    watch: Watch = unwatched,
) -> Report:  # fmt: skip
    """Build the whole site; raises ArchiveError, with nothing written, where it cannot be built at all.

    ``review``: with the curator's page of what is to review.
    """
    planned = plan(folders, site, outlets, limit, jobs, review, watch)
    written = output.write(folders.output, _files(planned, jobs, watch), [path for path, _ in planned.claims])
    return Report(
        captures=planned.captures,
        articles=len(planned.archive.entries),
        review=sum(bool(entry.review) for entry in planned.archive.entries),
        pages=sum(page.path.endswith(".html") for page in planned.pages),
        written=written.written,
        unchanged=written.unchanged,
        deleted=written.deleted,
        others=planned.others,
        notes=_notes(site, planned.archive),
        problems=planned.problems,
    )


def plan(
    folders: Folders, site: Site, outlets: dict[str, str], limit: Limit, jobs: int = 1, review: bool = False,
    watch: Watch = unwatched,
) -> Plan:  # fmt: skip
    """Read everything and say what will exist; raises ArchiveError where no site can be made of it."""
    loaded = loader.load(folders.articles, outlets, jobs, watch=watch)
    named, misread = loader.load_events(folders.events, _ids(loaded.captures))
    archive, contradictions = dated(loaded.captures, site, limit, jobs, watch, named=named)
    prose, faults = loader.load_prose(folders.pages)
    own = (
        *loader.find_assets(folders.static),
        *_raw(archive, loaded.files),
        *_images(archive, loaded.images, folders.articles),
    )
    assets = (*_theme_assets(folders.themes), *own)
    wording, unspoken = loader.load_wording(folders.themes, site.language)
    notice = _notice(loaded.found, assets, site.logo)
    made = partial(renderer.plan, archive, site, notice=notice, review=review, wording=wording)
    pages = made(prose=prose)
    placed, misnamed = _placed(prose, pages)
    told = [*loaded.problems, *misread, *contradictions, *faults, *misnamed, *unspoken]
    planned = Plan(
        archive=archive,
        pages=made(prose=placed) if misnamed else pages,
        assets=assets,
        themes=folders.themes,
        language=wording.tag,
        captures=loaded.found,
        others=loaded.others,
        problems=tuple(sorted([*told, *loader.left_out(folders.static)], key=_place)),
    )
    if clashes := paths.collisions(planned.claims, _files_of(archive, prose, own)):
        raise ArchiveError(*clashes, *heard(planned.problems, site.ignore))
    return planned


def check(
    folders: Folders, site: Site, outlets: dict[str, str], limit: Limit, hosts: Sequence[str] = (), jobs: int = 1,
    watch: Watch = unwatched,
) -> Checked:  # fmt: skip
    """Hold the site that would be built against the rules, and those of hosts; raises ArchiveError as `build` does."""
    planned = plan(folders, site, outlets, limit, jobs, watch=watch)
    seen = tuple(watch("checking", _looked_at(planned, site.base_url, jobs), len(planned.claims)))
    found = (*checks.whole(seen, site.base_url), *checks.deployable(seen, site.base_url, hosts))
    return Checked(
        captures=planned.captures,
        articles=len(planned.archive.entries),
        pages=sum(page.path.endswith(".html") for page in planned.pages),
        files=len(seen),
        links=checks.checked_links(seen, site.base_url),
        problems=(*planned.problems, *found),
    )


def dated(
    captures: Sequence[Capture], site: Site, limit: Limit, jobs: int = 1, watch: Watch = unwatched,
    named: Sequence[NamedEvent] = (),
) -> tuple[Archive, Problems]:  # fmt: skip
    """Two rounds of map and reduce: one article's day may rest on others, and what its text tells rests on its day.

    ``site`` says how much of each text is shown.
    """
    captures = [settled(capture, site) for capture in captures]
    claims = tuple(watch("dating", ordered_map(witness, captures, jobs), len(captures)))
    articles, contradictions = settle(captures, claims, limit, partial(_alike, jobs=jobs))
    findings = ordered_map(examine, articles, jobs)
    return assemble(articles, findings, named), contradictions


def _ids(captures: Iterable[Capture]) -> dict[str, loader.Target]:
    """Every id that an article has or had -> what may be named of it; of a withheld one no paragraph."""
    return {
        name: loader.Target(capture.id, frozenset(() if capture.keys.withheld else anchors(capture.body)))
        for capture in captures
        for name in (*capture.keys.aliases, capture.id)
    }


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


def _placed(prose: Sequence[Prose], pages: Iterable[Page]) -> tuple[tuple[Prose, ...], Problems]:
    """The archive's own pages but those with the name of another page, and what is told of these."""
    names = [(f"{each.id}.html", each.origin) for each in prose]
    others = [(page.path, page.origin) for page in pages if "prose" not in page.context]
    wrongs = dict(zip(prose, tuple(paths.refusals([*others, *names]))[len(others) :], strict=True))
    return tuple(page for page, wrong in wrongs.items() if not wrong), tuple(
        Problem(
            path=page.origin, code="page-name", message=f"its page {page.id + '.html'!r} {wrong}", hint=_renaming(page)
        )
        for page, wrong in wrongs.items() if wrong
    )  # fmt: skip


def _renaming(page: Prose) -> str:
    folder, slash, name = page.origin.rpartition("/")
    stem, _, suffix = name.rpartition(".")
    return f"rename it, for example {folder}{slash}{OTHER_NAMES.get(stem.lower(), f'own-{stem}')}.{suffix}"


def _files_of(archive: Archive, prose: Iterable[Prose], assets: Iterable[Asset]) -> set[str]:
    """The files of the archive's own that ask for paths."""
    captures = {entry.article.capture.source.path for entry in archive.entries}
    return captures | {page.origin for page in prose} | {asset.origin for asset in assets}


def _raw(archive: Archive, files: Mapping[str, Path]) -> tuple[Asset, ...]:
    """The captures themselves, one click from their pages; one that is not shown as a whole stays at home."""
    shown = [entry.article.capture for entry in archive.entries if entry.article.capture.whole]
    return tuple(
        Asset(
            path=renderer.raw(capture.id, capture.source.path), origin=capture.source.path, file=str(files[capture.id])
        )
        for capture in shown
    )


def _images(archive: Archive, files: Mapping[str, Path], articles: Path) -> tuple[Asset, ...]:
    """The pictures that texts show, each once, beside their pages as they lie beside the captures."""
    bodies = (entry.article.capture.body for entry in archive.entries)
    shown = {mark.image.path for body in bodies for block in body for mark in block.marks if mark.image}
    return tuple(
        Asset(path=renderer.image(path), origin=shown_in(articles, files[path]), file=str(files[path]))
        for path in sorted(shown)
    )


def _notice(captures: int, assets: Sequence[Asset], logo: str | None) -> renderer.Notice:
    style = loader.digest(asset for asset in assets if asset.path.endswith(".css"))
    return renderer.Notice(
        captures=captures, generator=f"kuril-archive {__version__}", style=style[:8],
        logo=next((loader.measured(asset) for asset in assets if asset.path == logo), None),
    )  # fmt: skip


def _files(planned: Plan, jobs: int, watch: Watch) -> Iterator[tuple[str, bytes | Path]]:
    yield from ((asset.path, Path(asset.file)) for asset in planned.assets)
    pages = ordered_map(_renderer(planned), planned.pages, jobs)
    yield from watch("writing", pages, len(planned.pages))


def _renderer(planned: Plan) -> Callable[[Page], tuple[str, bytes]]:
    _theme.cache_clear()  # templates may have changed since this process built last
    return partial(_rendered, themes=tuple(map(str, planned.themes)), language=planned.language)


def _rendered(page: Page, themes: tuple[str, ...], language: str) -> tuple[str, bytes]:
    return page.path, renderer.render(page, _theme(themes, language))


def _looked_at(planned: Plan, base_url: str | None, jobs: int) -> Iterator[checks.Facts]:
    """The facts of every file, taken where its bytes are made."""
    yield from ordered_map(partial(_facts_of_asset, base_url=base_url), planned.assets, jobs)
    yield from ordered_map(partial(_facts_of_page, render=_renderer(planned), base_url=base_url), planned.pages, jobs)


def _facts_of_asset(asset: Asset, base_url: str | None) -> checks.Facts:
    try:
        if checks.leads_somewhere(asset.path):
            return checks.look(asset.path, asset.origin, Path(asset.file).read_bytes(), base_url)
        return checks.Facts(path=asset.path, origin=asset.origin, size=Path(asset.file).stat().st_size)
    except OSError as error:
        message, hint = f"the system says: {error.strerror or error}", "allow reading it, or take it away"
        fault = Problem(path=asset.origin, code="disk", message=message, hint=hint)
        return checks.Facts(path=asset.path, origin=asset.origin, size=0, problems=(fault,))


def _facts_of_page(page: Page, render: Callable[[Page], tuple[str, bytes]], base_url: str | None) -> checks.Facts:
    try:
        _, content = render(page)
    except ArchiveError as error:
        return checks.Facts(path=page.path, origin=page.origin, size=0, problems=error.problems)
    return replace(checks.look(page.path, page.origin, content, base_url), template=page.template)


@cache
def _theme(themes: tuple[str, ...], language: str) -> renderer.Theme:
    wording, _ = loader.load_wording([Path(theme) for theme in themes], language)
    return renderer.environment(themes, wording)


def _place(problem: Problem) -> tuple[object, ...]:
    return problem.path, problem.line or 0, problem.column or 0, str(problem)


def _notes(site: Site, archive: Archive) -> tuple[str, ...]:
    rules = {evidence.rule for entry in archive.entries for evidence in entry.article.published.evidence}
    notes = {
        "no base_url in archive.yml: canonical addresses and the links of 404.html are left out": not site.base_url,
        "no `collected` in archive.yml: missing years were bounded by the day of this build": "build-day" in rules,
    }
    return tuple(note for note, holds in notes.items() if holds)
