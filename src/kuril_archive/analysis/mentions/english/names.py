"""Names that are written as times are: *June Smith*, *Black Friday*, *USA Today*, *John 3:16*."""

import re

from kuril_archive.analysis.mentions.english import words as w

_MONTH_NAMES = ("may", "march", "april", "june", "august")
_BEFORE_NAME = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Sir|Long|Augustus)\.?|(?<!\w)(?P<word>[A-Z][a-z]+))\s$")
_NO_NAME = set(
    "In Since By Last This Next Until On From Early Late Mid And Between Through During To For The Of".split()
)
_AFTER_NAME = re.compile(
    r"\s(?:I|we|you|he|she|it|they|God|said|says|told|has|had|is|was|the|all|not|be|have|also|never|told"
    r"|on Washington)\b"
)
_LEAD = re.compile(
    r"\b(?:in|since|by|until|till|of|from|during|through|before|after|for|to|and|between|for the) $", re.I
)
_SURNAME = re.compile(r"[^\S\n](?P<word>[A-Z][a-z]+)")
_TIME_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|of|from|during|through|before|after|last|next|this|that|the|a|each|every|early|late"
    r"|mid|on|between|to)[ -]$",
    re.I,
)
_DAY_NAMES = re.compile(
    r"\b(?:Black|Bloody|Super|Cyber|Giving|Small Business|Shrove|Fat|Ash|Holy|Maundy|Whit|Spy|Red|Clean)[ -]$", re.I
)
_TITLE_BEFORE = re.compile(r"(?:^|[\n.!?;:,(“\"]\s?|\b[a-z]\w*\s)[A-Z]\w*[^\S\n]$")
_CLOCK_BEFORE = re.compile(r"(?<!\w)(?P<word>[A-Z][a-z]+)[^\S\n]$")
_NO_BOOK = set("At By Until Till From To Before After Since Around About Between And Or Near On The Time Today".split())


def is_month(match: re.Match[str]) -> bool:
    """A month alone, where it is no name of a person, no verb and no march."""
    name = match["m"].lower()
    if name not in _MONTH_NAMES or match["edge"]:
        return True
    before = _BEFORE_NAME.search(match.string[max(0, match.start() - 24) : match.start()])
    if before and before["word"] not in _NO_NAME and (before["word"] or "").lower() not in w.WEEKDAYS:
        return False
    if name == "march":
        step = re.match(r"\s(?:on|to|of|through|toward|into)\b", match.string[match.end() :][:9])
        return step is None or _led(match)
    if _is_first_name(match):
        return False
    return _AFTER_NAME.match(match.string, match.end()) is None or _led(match)


def _led(match: re.Match[str]) -> bool:
    return bool(_LEAD.search(match.string[max(0, match.start() - 10) : match.start()]))


def _is_first_name(match: re.Match[str]) -> bool:
    """A surname follows, and no word of time stands before."""
    after = _SURNAME.match(match.string, match.end())
    if after is None or after["word"].lower() in w.WEEKDAYS or after["word"].lower() in w.MONTHS:
        return False
    return _TIME_BEFORE.search(match.string[max(0, match.start() - 8) : match.start()]) is None


def is_named_day(match: re.Match[str]) -> bool:
    """A weekday with the word that makes it a name: *Black Friday*."""
    return _DAY_NAMES.search(match.string[max(0, match.start() - 16) : match.start()]) is not None


def is_title(match: re.Match[str]) -> bool:
    """*Today* with a capital ends a name of two words, such as a newspaper's, where its first begins no heading."""
    if match[0] != "Today":
        return False
    return _TITLE_BEFORE.search(match.string[max(0, match.start() - 40) : match.start()]) is not None


def is_verse(match: re.Match[str]) -> bool:
    """Chapter and verse: a name, then bare figures with a colon."""
    if re.fullmatch(r"[1-9]\d?:\d\d", match[0]) is None:
        return False
    before = _CLOCK_BEFORE.search(match.string[max(0, match.start() - 24) : match.start()])
    if before is None or before["word"] in _NO_BOOK or before["word"].endswith("ed"):
        return False
    return before["word"].lower() not in w.WEEKDAYS and before["word"].lower() not in w.MONTHS
