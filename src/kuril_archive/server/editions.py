"""What is shown now, and those who wait for what comes next."""

import secrets
from contextlib import suppress
from pathlib import Path
from threading import Condition

import msgspec
from msgspec import Struct

from kuril_archive import output, paths
from kuril_archive.problems import Problems


class Edition(Struct, frozen=True, kw_only=True):
    """The outcome of one build."""

    version: str
    """Differs from that of every other edition, of servers that ran before too."""
    paths: frozenset[str] = frozenset()
    """The site's files that may be shown."""
    problems: Problems = ()
    failed: bool = False
    """The last build wrote nothing: the files are those of the last good one, if there was one."""

    @property
    def stands(self) -> bool:
        """Whether there is a site to be shown."""
        return output.INDEX in self.paths


class Editions:
    """The current edition of the site in a folder; one thread publishes, others wait."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ended = False
        self._server, self._count, self._news = secrets.token_hex(4), 0, Condition()
        self.current = self._next((), failed=False)

    def publish(self, problems: Problems, *, failed: bool, changed: bool) -> None:
        """Make the outcome of a build the current edition; where nobody could see a difference, it stays as it is."""
        told = (self.current.problems, self.current.failed, self.current.paths)
        if changed or told != (problems, failed, public(self.folder)):
            with self._news:
                self.current = self._next(problems, failed=failed)
                self._news.notify_all()

    def after(self, version: str, seconds: float) -> Edition:
        """Wait until the current edition is another than ``version``, the server ends, or the time is over."""
        with self._news:
            self._news.wait_for(lambda: self.ended or self.current.version != version, seconds)
            return self.current

    def end(self) -> None:
        """Let nobody wait any longer."""
        with self._news:
            self.ended = True
            self._news.notify_all()

    def _next(self, problems: Problems, *, failed: bool) -> Edition:
        self._count += 1
        return Edition(
            version=f"{self._server}-{self._count}", paths=public(self.folder), problems=problems, failed=failed
        )


def public(folder: Path) -> frozenset[str]:
    """The files that a build has made in the folder, but for those in whose path a name begins with a dot.

    They are those of the manifest, so a file of someone else is never shown; without a manifest there are none.
    """
    with suppress(OSError, UnicodeDecodeError, msgspec.MsgspecError):
        named = msgspec.json.decode((folder / output.MANIFEST).read_bytes(), type=output.Manifest).paths
        return frozenset(path for path in named if "/." not in f"/{path}" and not any(paths.faults(path)))
    return frozenset()
