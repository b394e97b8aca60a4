"""What a host needs of a site that is published on it; docs/checks.md names the documentation that says so."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kuril_archive.checks.facts import Facts
from kuril_archive.checks.places import Inside, resolve
from kuril_archive.paths import folded, folders_of
from kuril_archive.problems import Code, Problem, Problems, Severity

NOT_FOUND = "404.html"
NO_JEKYLL = ".nojekyll"
BY_GIT = 200
"""Characters of a path that Windows can check out: 260, less a folder to check out into."""

_JEKYLL = re.compile(r"(^|/)[_.#][^/]*|~(/|$)|(^|/)(vendor|node_modules)/|\.(md|markdown)$", re.IGNORECASE)


class Host(Struct, frozen=True, kw_only=True):
    """What a host does with files, as far as it matters to a site."""

    name: str
    not_found: str | None = NOT_FOUND
    """The page that it shows for an address that is none; None where it must be told."""
    by_git: bool = True
    """Sites get there through a Git repository, which people check out on any system."""
    jekyll: bool = False
    """Sites published from a branch go through Jekyll."""
    site_bytes: int | None = None
    file_bytes: int | None = None
    entries: int | None = None
    """Files and folders of a site."""
    folder_files: int | None = None
    """Files of one folder."""
    path_bytes: int | None = None
    """UTF-8 bytes of a path."""
    refused: str | None = None
    """Characters that a path cannot have."""
    troubled: str = "#%?"
    """Characters with which addresses are cut short or read otherwise where they are typed."""


HOSTS = {
    "github-pages": Host(name="GitHub Pages", jekyll=True, site_bytes=10**9, file_bytes=100 * 2**20),
    "gitlab-pages": Host(name="GitLab Pages", site_bytes=10**9, entries=200_000),
    "netlify": Host(name="Netlify", folder_files=54_000, refused="#?"),
    "s3": Host(name="Amazon S3", not_found=None, by_git=False, path_bytes=1024, troubled="#%?{}^`[]~|<>\"\\"),
}  # fmt: skip
"""Name on the command line -> the host."""


def deployable(files: Sequence[Facts], base_url: str | None, hosts: Sequence[str]) -> Problems:
    """Return what stands between a site and the hosts; what several of them say alike is said once."""
    found = (problem for name in hosts for rule in RULES for problem in rule(HOSTS[name], files, base_url))
    return tuple(dict.fromkeys(found))


def _problem(path: str, code: Code, message: str, hint: str, severity: Severity = "warning") -> Problem:
    return Problem(path=path, code=code, message=message, hint=hint, severity=severity)


def _size(number: int) -> str:
    return f"{number / 2**20:,.1f} MiB"


# ---------------------------------------------------------------- rules


def _not_found(host: Host, files: Sequence[Facts], _: str | None) -> Iterator[Problem]:
    if host.not_found is None:
        message = f"{host.name} does not know the page for addresses that are none"
        hint = (
            f"set the bucket's error document to {NOT_FOUND} and its index document to index.html, "
            "then write `ignore: [host-error-page]` into archive.yml"
        )
        yield _problem(NOT_FOUND, "host-error-page", message, hint)
    elif host.not_found not in {facts.path for facts in files}:
        message = f"is not there, and {host.name} shows it for every address that is none"
        yield _problem(host.not_found, "host-404", message, f"put one into static/{host.not_found}", "error")


def _not_found_links(_: Host, files: Sequence[Facts], base_url: str | None) -> Iterator[Problem]:
    """A host shows the page at the address that was asked for, in whatever folder that is."""
    for reference in (reference for facts in files if facts.path == NOT_FOUND for reference in facts.references):
        whole = base_url and f"{reference.typed}/".startswith(base_url)
        if not whole and not reference.typed.startswith("#") and isinstance(resolve("", reference.typed), Inside):
            yield Problem(
                path=NOT_FOUND, line=reference.line, code="host-404-links", severity="error",
                message=f"“{reference.typed}” leads elsewhere when the page is shown for an address in a folder",
                hint="write whole addresses there; in a template: {{ absolute(frame.base_url, 'index.html') }}",
            )  # fmt: skip


def _base_url(_: Host, __: Sequence[Facts], base_url: str | None) -> Iterator[Problem]:
    if base_url is None:
        message = "base_url is not said, so that 404.html leads nowhere and no page names its lasting address"
        hint = "base_url: https://example.org/archive/, the address at which the host shows index.html"
        yield _problem("archive.yml", "host-base-url", message, hint)


def _jekyll(host: Host, files: Sequence[Facts], _: str | None) -> Iterator[Problem]:
    left = sorted(facts.path for facts in files if _JEKYLL.search(facts.path))
    if host.jekyll and left and NO_JEKYLL not in left:
        message = f"{host.name} leaves it out or rewrites it when a site is published from a branch{_more(left)}"
        yield _problem(left[0], "host-jekyll", message, f"put an empty file into static/{NO_JEKYLL}")


def _more(paths: Sequence[str]) -> str:
    return f"; so for {len(paths) - 1:,} more" if len(paths) > 1 else ""


def _path_case(host: Host, files: Sequence[Facts], _: str | None) -> Iterator[Problem]:
    """Files of one name are refused before; folders of one name would be one folder on some systems."""
    seen: dict[str, str] = {}
    for folder in sorted(folders_of(facts.path for facts in files)) if host.by_git else ():
        other = seen.setdefault(folded(folder), folder)
        if other != folder and other.rpartition("/")[0] == folder.rpartition("/")[0]:
            message = (
                f"differs from {other}/ in case only, and both are one folder where Windows or macOS checks them out"
            )
            own = [source for place in (other, folder) if (source := _source(place, files))]
            yield _problem(f"{folder}/", "host-path-case", message, f"rename {' or '.join(own) or 'one of the two'}")


def _source(folder: str, files: Sequence[Facts]) -> str | None:
    """The folder of the user's from which what lies in this folder of the site comes."""
    for facts in files:
        if facts.path.startswith(f"{folder}/"):
            steps = facts.path.count("/", len(folder))
            source = facts.origin.rsplit("/", steps)[0]
            if source != facts.origin and source.rpartition("/")[2] == folder.rpartition("/")[2]:
                return f"{source}/"
    return None


def _path_length(host: Host, files: Sequence[Facts], _: str | None) -> Iterator[Problem]:
    for facts in files:
        if host.path_bytes and (length := len(facts.path.encode())) > host.path_bytes:
            message = f"has {length:,} bytes; {host.name} takes {host.path_bytes:,}"
            yield _problem(facts.path, "host-path-length", message, _renaming(facts), "error")
        elif host.by_git and (length := len(facts.path)) > BY_GIT:
            message = (
                f"has {length} characters; Windows checks out 260 with the folders above, so no more than {BY_GIT}"
            )
            yield _problem(facts.path, "host-path-length", message, _renaming(facts))


def _path_characters(host: Host, files: Sequence[Facts], _: str | None) -> Iterator[Problem]:
    for facts in files:
        refused = sorted(set(host.refused or "") & set(facts.path))
        troubled = sorted(set(host.troubled) & set(facts.path))
        if refused:
            message = f"{host.name} refuses names with {' '.join(refused)}"
            yield _problem(facts.path, "host-path-character", message, _renaming(facts), "error")
        elif troubled:
            message = f"an address with {' '.join(troubled)} in it is read otherwise where it is not percent-encoded"
            yield _problem(facts.path, "host-path-character", message, _renaming(facts))


def _renaming(facts: Facts) -> str:
    kept = "; `aliases` keeps its earlier address" if facts.path.startswith("articles/") else ""
    return f"rename {facts.origin}{kept}"


def _sizes(host: Host, files: Sequence[Facts], _: str | None) -> Iterator[Problem]:
    for facts in files:
        if host.file_bytes and facts.size > host.file_bytes:
            message = f"has {_size(facts.size)}; {host.name} takes files of {_size(host.file_bytes)}"
            yield _problem(facts.path, "host-file-size", message, f"make {facts.origin} smaller, or split it", "error")
    total = sum(facts.size for facts in files)
    if host.site_bytes and total > host.site_bytes:
        message = f"the site has {_size(total)}; {host.name} takes {_size(host.site_bytes)}"
        hint = "keep large files of static/ elsewhere, or choose another host"
        yield _problem("index.html", "host-site-size", message, hint, "error")


def _counts(host: Host, files: Sequence[Facts], _: str | None) -> Iterator[Problem]:
    paths = [facts.path for facts in files]
    entries = len(paths) + len(folders_of(paths))
    if host.entries and entries > host.entries:
        message = f"the site has {entries:,} files and folders; {host.name} takes {host.entries:,}"
        yield _problem("index.html", "host-file-count", message, "part the archive, or choose another host", "error")
    for folder, count in sorted(Counter(path.rpartition("/")[0] for path in paths).items()):
        if host.folder_files and count > host.folder_files:
            message = f"holds {count:,} files; {host.name} takes {host.folder_files:,} in a folder"
            yield _problem(f"{folder}/", "host-file-count", message, "sort the captures into folders", "error")


RULES = (
    _not_found, _not_found_links, _base_url, _jekyll, _path_case, _path_length, _path_characters, _sizes, _counts,
)  # fmt: skip
