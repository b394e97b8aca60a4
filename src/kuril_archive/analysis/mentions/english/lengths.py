"""English rules for durations, ages and sets.

Values after TIMEX3: ``P3Y``, ``PT20M``, ``PXD`` for an unknown number, ``P2DE`` and ``P1CE`` for decades and centuries,
as the TIDES standard (2005) that TIMEX3 builds upon. Ages before a noun (*a six-year-old*) measure a person and no time
of the text: they are recognised, so that no other rule reads them, and not told. *57 years old* is a duration.
"""

import re

from kuril_archive.analysis.mentions.english import words as w
from kuril_archive.analysis.mentions.english.words import form
from kuril_archive.analysis.mentions.model import Meaning
from kuril_archive.analysis.mentions.rules import Built, Rule, any_case


def _amount(count: float | None, half: bool = False) -> str:
    if count is None:
        return "X"
    count += 0.5 * half
    return str(int(count)) if count == int(count) else f"{count:g}"


def period(count: float | None, unit: str, half: bool = False) -> str:
    """The TIMEX3 period: ``PT20M``; ``X`` where the number is not said."""
    sign = w.UNITS[w.unit(unit)]
    amount = _amount(count, half)
    if sign == "W" and w.unit(unit) == "fortnight" and count is not None:
        amount = _amount(count * 2)
    return f"PT{amount}{sign[1:]}" if sign.startswith("T") and sign else f"P{amount}{sign}"


def _length(value: str) -> Meaning:
    return Meaning(type="DURATION", value=value, base="absolute")


def _duration(match: re.Match[str]) -> Built:
    words = match["n"].strip().lower()
    if words.startswith("half"):
        return _half(match["u"])
    count = w.number(words)
    half = bool(match["half"])
    unit = w.unit(match["u"])
    if unit == "second" and count == 1:
        return None
    if count is not None and count >= 1000 and unit == "year" and words.isdigit() and 1900 <= count <= 2100:
        return None
    return _length(period(count, unit, half))


def _half(unit: str) -> Built:
    smaller = {"hour": "PT30M", "year": "P6M", "minute": "PT30S", "decade": "P5Y", "century": "P50Y", "day": "PT12H"}
    return _length(smaller.get(w.unit(unit), period(0.5, unit)))


_RATE_BEFORE = re.compile(
    r"(?:\d%?|percent|per cent|million|billion|trillion|thousand|hundred|times|once|twice|people|dollars"
    r"|euros|pounds|barrels|"
    r"tons|tonnes|units|hours|days|rate of [\w-]+|cents|yen|jobs|cars|\d [a-z]+|(?:million|billion|thousand) [a-z]+) $",
    re.I,
)


def _one(match: re.Match[str]) -> Built:
    """*a year*: a rate after a number (a set), else a duration."""
    unit = w.unit(match["u"])
    if unit == "second":
        return None
    before = match.string[max(0, match.start() - 24) : match.start()].replace("\n", " ")
    if match["art"].lower() in ("a", "an") and not match["more"] and _RATE_BEFORE.search(before):
        return Meaning(type="SET", value=period(1, unit), base="absolute")
    return _length(period(1, unit))


def _range(match: re.Match[str]) -> Built:
    """*between 60 and 90 days*: two durations (TIDES 2005, 4.2: ranges)."""
    first, last = w.number(match["n1"]), w.number(match["n2"])
    unit = match["u"]
    return (("n1", _length(period(first, unit))), ("two", _length(period(last, unit))))


def _bare(match: re.Match[str]) -> Built:
    return _length(period(None, match["u"]))


def _all(match: re.Match[str]) -> Built:
    return _length(period(1, match["u"]))


def _long(match: re.Match[str]) -> Built:
    return _length(period(None if match["s"] else 1, match["u"]))


def _set(match: re.Match[str]) -> Built:
    count = w.number(match["n"]) if match["n"] else 2.0 if match["other"] else 1.0
    return Meaning(type="SET", value=period(count, match["u"]), base="absolute")


_NAMED = re.compile(r"\s[A-Z]")


def _often(match: re.Match[str]) -> Built:
    """How often; not the name of a newspaper."""
    if match["often"][0].isupper() and _NAMED.match(match.string, match.end()):
        return None
    return Meaning(type="SET", value=w.SETS[match["often"].lower()], base="absolute")


def _age(match: re.Match[str]) -> Built:
    return None


def _years_old(match: re.Match[str]) -> Built:
    return _length(period(w.number(match["n"]), match["u"]))


_MORE = rf"(?P<more>{any_case('over nearly almost under'.split())}|more than|less than|just over|just under|at least)"
_BETWEEN = (
    r"(?:full |whole |straight |consecutive |entire |long |short |calendar |trading |working |business "
    r"|solid |more |additional |extra |bloody |brutal )"
)
_HALF = r"(?P<half>[ -]and[ -](?:a[ -])?half)"
_TIED = rf"(?:{any_case('the its his her their our'.split())} )?" + any_case(
    "last past next first coming previous following final preceding intervening initial opening closing".split()
)
_U = rf"(?P<u>{w.WHOLE_UNIT}|centur(?=y)|night|min|hr|sec|yr|wk)"

RULES: tuple[Rule, ...] = (
    Rule(
        "age",
        "U",
        form(rf"(?:an? )?(?:{w.NUMBER}|several|few)[ -](?:year|month|week|day)(?:s?-| )olds?(?!\w)"),
        _age,
        led=True,
        after=w.TOLD_AFTER,
    ),
    Rule(
        "years old",
        "U",
        form(rf"(?P<n>{w.NUMBER})(?: and a half)? (?P<u>year|month|week|day)s? (?:old|of age)(?!\w)"),
        _years_old,
        led=True,
        after=w.TOLD_AFTER,
    ),
    Rule(
        "duration",
        "U",
        form(
            rf"(?:{_MORE} (?!(?:the|its|his|her|their|our) ))?(?:another )?(?:{_TIED} )?(?P<n>half an?|{w.NUMBER}"
            rf"|{w.VAGUE})(?P<half>[ -]and[ -](?:a[ -])?half)?[ -]{_BETWEEN}?{_U}(?:y"
            rf"|s)?['’]?(?:[ -]long)?(?!\w)"
        ),
        _duration,
        led=True,
    ),
    Rule(
        "one unit",
        "U",
        form(
            rf"(?:{_MORE} )?(?P<art>an?|one|another|a single|a full|an entire|a whole"
            rf"|single)[ -]{_BETWEEN}?{_U}y?(?: and a half)?(?: long)?(?!\w|['’]s)(?!-\w)"
        ),
        _one,
        led=True,
    ),
    Rule("all of a unit", "U", form(r"all (?P<u>day|night|week|month|year)(?: long)?(?!\w)"), _all, led=True),
    Rule(
        "recent or coming units",
        "U",
        form(
            rf"(?:the |these |those )?(?:recent|coming|past|last|next|following|intervening|final|ensuing"
            rf"|previous) {_U}(?:ie)?s(?!\w)"
        ),
        _bare,
        led=True,
    ),
    Rule(
        "range of units",
        "U",
        form(rf"(?P<n1>{w.NUMBER}) ?(?:-|–|to|or|and) ?(?P<two>(?P<n2>{w.NUMBER})[ -]{_U}(?:y|s)?)(?!\w)"),
        _range,
        led=True,
    ),
    Rule(
        "bare units",
        "U",
        form(
            r"(?:(?<=for )|(?<=in )|(?<=within )|(?<=over )|(?<=after )|(?<=of )|(?<=took )|(?<=take )"
            r"|(?<=spent )|(?<=lasted )|(?<=last )|(?<=just ))(?:the )?(?P<u>minute|hour|day|week|month|year"
            r"|decade|centurie)s(?!\w)(?! (?:old|of age|\d{4}))"
        ),
        _bare,
    ),
    Rule(
        "units long",
        "U",
        form(r"(?P<u>minute|hour|day|week|month|year|decade|centurie|century)(?P<s>s?)-long(?!\w)"),
        _long,
        after=w.TOLD_AFTER,
    ),
    Rule(
        "every unit",
        "U",
        form(rf"(?:every|each|per) (?P<other>other )?(?:(?P<n>{w.NUMBER}|few|several) )?{_U}(?:y|s)?(?!\w)"),
        _set,
        led=True,
    ),
    Rule("daily, weekly, annual", "A", form(rf"(?P<often>{'|'.join(w.SETS)})(?!\w)"), _often),
)
"""In the order in which equals are preferred."""
