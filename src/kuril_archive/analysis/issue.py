"""The source with which a clipping is typed or printed: ``From the Strait Gazette of 14 May 1938, p. 3``."""

import re
from collections.abc import Mapping

from kuril_archive.analysis.calendar_words import PUBLISHED, UPDATED
from kuril_archive.analysis.dates import find_dates
from kuril_archive.analysis.furniture import fold, rule_for
from kuril_archive.analysis.names import ARTICLES, OUTLET_WORDS, is_outlet, is_person
from kuril_archive.model import Sign

_LEAD = re.compile(
    r"^[(\[]?(?:(?i:(?:(?:first|originally) )?(?:published|appeared|printed) in|from|in|aus|из)\s?:?\s)?"
    r"(?:the |der |dem |den )?(?=[^\Wa-z]|[«\"„“])"
)
_OF = re.compile(r"\s(?:of|dated|vom|von|от|за|du|del|de|dal)\s*$")
_NUMBER = re.compile(
    r"[\s,;(–—-]+(?:(?:no|nr|núm|num|number|issue|vol|volume|ausgabe|выпуск)\.?\s?|№\s?|n[º°.]\s?)\d[\d/-]*\)?$", re.I
)
_LABEL = re.compile(
    rf"(?:{UPDATED}|{PUBLISHED}|issue|edition|number|part|page|photo|figure|ausgabe|heft|jahrgang|выпуск|номер)(?:\s.*)?"
)
"""Folded words that stand before a number or a day and name no paper."""
_QUOTED = re.compile(
    r"(?:(?P<called>(?i:газета|журнал|newspaper|zeitung|zeitschrift|diario|periódico|quotidien|giornale))\s)?"
    r"(?P<mark>[«\"„“])(?P<name>[^«»\"„“”]{2,40})[»\"“”]"
)
"""A name in quotation marks, and the word that calls it a newspaper."""
_REST = re.compile(
    r"(?:[\s,.;:()\[\]|·–—-]*(?:"
    r"(?:pp?|pgs?|pages?|cols?|columns?|seiten?|s|p[áa]gs?|p[áa]ginas?|стр|страница|с|no|nr|number|№|section|sec)"
    r"\.?\s?[a-z]?-?\d[\w–-]*|section [a-z]\b|"
    r"(?:(?:early|late|final|first|second|morning|evening|city|weekend|extra) )+edition|(?:front|back) page|"
    r"(?:morgen|abend)ausgabe|titelseite|第?\d{1,3}[面頁版]|付?[朝夕]刊|付け?|года?|г))*[\s,.;)\]]*",
    re.I,
)
"""What may follow the day: page, column, number, edition."""


def issue(text: str, line: int, outlets: Mapping[str, str]) -> tuple[Sign, ...]:
    """Outlet and day of a line that holds no more than a paper's name, its issue and a page."""
    dates = find_dates(text)
    rest = _REST.fullmatch(text, dates[0].end) if len(dates) == 1 else None
    if not rest:
        return ()
    before = _LEAD.sub("", text[: dates[0].start]).strip(" ,;\u3000")
    before = _OF.sub("", f"{before} ").strip(" ,;")
    written = _NUMBER.sub("", before).strip(" ,;(")
    parted = "," in text[: dates[0].start] or written != before
    paged = parted and (written != before or re.search(r"\d", rest[0]) is not None)
    name = _paper(written, outlets) or (written if paged and _is_name(written) else None)
    if not name:
        return ()
    named = Sign(kind="outlet", value=name, quote=text, line=line, rule="credit line")
    return (Sign(kind="date line", value=dates[0].text, quote=text, line=line, rule="issue line"), named)


def _is_name(name: str) -> bool:
    """Whether what has numbers and pages is a paper: few words with capitals, and not as a person is called."""
    words = name.split()
    titled = len(words) <= 4 and all(word[:1].isupper() and word.isalpha() for word in words)
    plain = titled and not rule_for(name) and not _LABEL.fullmatch(fold(name))
    return bool(words) and plain and not (is_person(name) and fold(words[0]) not in ARTICLES)


def _paper(name: str, outlets: Mapping[str, str]) -> str | None:
    """The name without its quotation marks; None where nothing says that it is a paper's."""
    quoted = _QUOTED.fullmatch(name)
    if not quoted:
        return name if name and is_outlet(name, outlets) else None
    words = quoted["name"].split()
    titled = quoted["mark"] == "«" and 2 <= len(words) <= 3 and all(word[:1].isupper() for word in words)
    says = quoted["called"] or titled or OUTLET_WORDS.search(fold(quoted["name"]))
    return quoted["name"] if says or is_outlet(quoted["name"], outlets) else None
