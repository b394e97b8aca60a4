"""The text of one file, or why it has none."""

import stat
from pathlib import Path

from kuril_archive import markup
from kuril_archive.problems import Problem, Problems

MAX_BYTES = 10_000_000


def read(file: Path, path: str, *, may_be_empty: bool = False) -> tuple[str | None, bytes, Problems]:
    """The file's text, cleaned, and its bytes; None and a problem where it cannot be one."""

    def failed(message: str, hint: str, line: int | None = None) -> tuple[None, bytes, Problems]:
        return None, b"", (Problem(path=path, line=line, code="file-unreadable", message=message, hint=hint),)

    try:
        if not stat.S_ISREG(file.stat().st_mode):
            return failed("is no ordinary file", "put the text itself there")
        if file.stat().st_size > MAX_BYTES:
            return failed(
                f"is longer than {MAX_BYTES // 1_000_000} MB", "a capture is the text of one report; split it"
            )
        raw = file.read_bytes()
    except OSError as error:
        return failed(f"cannot be read: {error.strerror}", "check that the file is there and may be read")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return failed("is UTF-16, not UTF-8", "save it as UTF-8, for example: iconv -f UTF-16 -t UTF-8")
    if b"\0" in raw:
        return failed("is not a text: it holds NUL bytes", "remove it, or save its text as a .txt file")
    try:
        text = markup.clean(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return failed(
            f"is not UTF-8 (byte 0x{raw[error.start]:02x})",
            "save it as UTF-8: iconv -f ENCODING -t UTF-8, with the encoding it has "
            "(WINDOWS-1252, WINDOWS-1251, SHIFT_JIS …)",
            line,
        )
    if not text.strip() and not may_be_empty:
        return failed("is empty", "remove it, or fill it with the report")
    return text, raw, ()
