"""What commands say."""

from msgspec import Struct

from kuril_archive.problems import Problems


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
    silenced: int = 0
    """Problems that were found and are not told."""
    problems: Problems


class Checked(Struct, frozen=True, kw_only=True):
    """What a check has to say."""

    captures: int
    """Captures found, those that could not be read included."""
    articles: int
    pages: int
    """HTML pages of the site."""
    files: int
    """All files of the site."""
    links: int
    """Links within the site, each once a page."""
    silenced: int = 0
    """Problems that were found and are not told."""
    problems: Problems
