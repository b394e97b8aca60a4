"""Russian rules for years, decades and centuries, of either era.

A year is figures with *год* in one of its forms; bare figures count things more often than years and are read where a
bracket, a list of years or an ordinal ending says so.
"""

import re

from kuril_archive.analysis.mentions.english.anchors import year_of
from kuril_archive.analysis.mentions.english.words import form
from kuril_archive.analysis.mentions.model import Meaning
from kuril_archive.analysis.mentions.point import Point
from kuril_archive.analysis.mentions.rules import Built, Rule
from kuril_archive.analysis.mentions.russian import fragments as f
from kuril_archive.analysis.mentions.russian import words as w
from kuril_archive.analysis.mentions.russian.dates import year_in_era


def _point(unit: str, number: int) -> Meaning:
    return Meaning(base="absolute", point=Point(unit, number))


_COUNT_BEFORE = re.compile(r"(?:[$€£¥№#]|\b(?:№|номер|статья|ст\.|резолюци[яию]))\s?$", re.IGNORECASE)
_AFTER_PREPOSITION = re.compile(r"\b(?:в|с|после)\s$", re.IGNORECASE)
_ENDS = re.compile(
    r"(?:[.,;:)\]»!?…]|\n|$|\s(?:[А-ЯЁ]|(?:в|на|и|с|у|из|от|по|его|её|ее|их|он|она|они|был[аио]?"
    r"|\w{2,15}(?:л|ла|ло|ли)(?:с[ья])?)\b))"
)


def _year(match: re.Match[str]) -> Built:
    """A year: figures named so, or those that can count nothing where they stand."""
    if match["ey"]:
        return _point("year", year_in_era(match["ey"], match["era"]))
    before = match.string[max(0, match.start() - 12) : match.start()]
    year = int(match["y"])
    if match["word"] or match["suffix"] or match["lead"]:
        return _point("year", year) if not _COUNT_BEFORE.search(before) else None
    closed = _ENDS.match(match.string, match.end())
    if closed and (before.endswith("(") or (_AFTER_PREPOSITION.search(before) and 1500 <= year <= 2060)):
        return _point("year", year)
    return None


def _listed(match: re.Match[str]) -> Built:
    return _point("year", int(match["y"]))


def _years(match: re.Match[str]) -> Built:
    """Two years joined by a dash, the second perhaps in two figures: two times."""
    first, last = int(match["one"]), int(match["end"])
    if len(match["end"]) == 2:
        last += first // 100 * 100
    if not first < last:
        return (("one", _point("year", first)),)
    return (("one", _point("year", first)), ("two", _point("year", last)))


def _years_of_era(match: re.Match[str]) -> Built:
    """Two years of one era, of which only the second names it."""
    first, last = (year_in_era(match[key], match["era"]) for key in ("one", "end"))
    return (("one", _point("year", first)), ("two", _point("year", last)))


def _short_year(match: re.Match[str]) -> Built:
    return Meaning(base="reading", inside=(("yy", int(match["yy"])),), lean=-1)


def _fiscal(match: re.Match[str]) -> Built:
    return _point("year", year_of(match["y"]))


def _decade(match: re.Match[str]) -> Built:
    """A decade; of two figures or in words that of the century named after it, else the latest."""
    figures = match["y"]
    if figures and len(figures) == 4:
        return _point("decade", int(figures) // 10)
    place = int(figures) // 10 if figures else w.DECADES[w.plain(match["word"])]
    if match["n"]:
        return _point("decade", (w.rank(match["n"]) - 1) * 10 + place)
    if match["tied"]:
        base, shift = f.tied(match["tied"])
        return Meaning(base=base, shift=("century", shift), inside=(("decade", place),))
    return Meaning(base="reading", inside=(("decade", place),), lean=-1)


def _decades(match: re.Match[str]) -> Built:
    return (("one", _point("decade", int(match["one"]) // 10)), ("two", _point("decade", int(match["y"]) // 10)))


_LAST = 30


def _century(match: re.Match[str]) -> Built:
    """A century by its place; *3 века* are three of them."""
    place = w.rank(match["n"])
    if not 1 <= place <= _LAST:
        return None
    return _point("century", -place if match["era"] and match["era"].lower().startswith("до") else place - 1)


def _centuries(match: re.Match[str]) -> Built:
    first, last = w.rank(match["n1"]), w.rank(match["n2"])
    if not (1 <= first <= _LAST and 1 <= last <= _LAST):
        return None
    if match["era"] and match["era"].lower().startswith("до"):
        return (("one", _point("century", -first)), ("two", _point("century", -last)))
    return (("one", _point("century", first - 1)), ("two", _point("century", last - 1)))


_CENTURY = r"(?:век(?:а|у|ом|е)?|столети(?:е|я|ю|ем|и)|в\.)"
_OF_CENTURY = rf"(?: (?:(?P<n>{f.PLACE})|(?P<tied>{f.TIED})) {_CENTURY})"

RULES: tuple[Rule, ...] = (
    Rule(
        "years",
        "Y",
        form(
            rf"(?P<one>{f.FOUR}) ?[-–—/] ?(?P<two>(?P<end>{f.FOUR}|\d\d)"
            rf"(?: ?(?:{f.YEARS_WORD}|{f.YEAR_WORD})|(?<=[-–—/ ]\d\d\d\d)(?=[.,;:)\]»]|\n|$)))(?!\w|[.,]\d)"
        ),
        _years,
    ),
    Rule(
        "year of a list",
        "Y",
        form(
            rf"(?P<y>{f.YEAR})(?=(?:, {f.FOUR}){{0,9}}{f.JOIN}"
            rf"{f.FOUR} ?(?:{f.YEARS_WORD}|{f.YEAR_WORD}))"
        ),
        _listed,
    ),
    Rule(
        "year",
        "Y",
        form(
            rf"(?P<lead>{f.EDGE})?(?:(?P<ey>\d{{1,4}}){f.SUFFIX}?(?: {f.YEAR_WORD})?(?: (?P<era>{f.ERA})"
            rf"|(?<=\d\d\d году)|(?<=(?:от|до) \d\d\d года)|(?<=[ск] \d\d\d года))"
            rf"|(?P<y>{f.YEAR})(?P<suffix>{f.SUFFIX})?(?P<word> ?(?:{f.YEAR_WORD}|{f.YEARS_WORD}))?)(?![\w%])"
        ),
        _year,
    ),
    Rule(
        "year of two figures",
        "Y",
        form(rf"(?:{f.EDGE})?(?P<yy>\d\d)-(?:го|ого|м|ом) год(?:а|у)(?! жизни| войны| правления)(?!\w)"),
        _short_year,
    ),
    Rule(
        "years of an era",
        "Y",
        form(
            rf"(?P<one>\d{{1,4}}){f.JOIN}(?P<two>(?P<end>\d{{1,4}}) (?:{f.YEARS_WORD}|{f.YEAR_WORD}) (?P<era>{f.ERA}))"
        ),
        _years_of_era,
    ),
    Rule(
        "fiscal year",
        "Y",
        form(rf"(?P<y>{f.FOUR})(?:[/–-]\d\d(?:\d\d)?)? {f.SCHOOL} {f.YEAR_WORD}"),
        _fiscal,
    ),
    Rule(
        "decade",
        "YX",
        form(
            rf"(?:{f.HALF_EDGE})?(?:(?P<y>1\d\d0|20\d0|[3-9]0|[012]0(?=-?[ех] год))-?[ех](?!\w)"
            r"(?! (?!год)\w{3,20}[иы]х\b)"
            rf"|(?!десят\w{{2}}(?! год))(?P<word>{w.any_of(w.DECADES)})(?! числ| минут))"
            rf"(?: год(?:ы|ов|ам|ах)(?!\w)| гг\.)?{_OF_CENTURY}?(?!\w)"
        ),
        _decade,
    ),
    Rule(
        "decades",
        "Y",
        form(rf"(?P<one>(?:1\d|20)\d0(?:-е|-х)?){f.JOIN}(?P<two>(?P<y>(?:1\d|20)\d0)-[ех](?: год(?:ы|ов|ах))?)(?!\w)"),
        _decades,
    ),
    Rule(
        "century",
        "E",
        form(rf"(?:{f.HALF_EDGE})?(?![234] века)(?P<n>{f.PLACE}) {_CENTURY}(?: (?P<era>{f.ERA}))?(?!\w)"),
        _century,
        led=True,
    ),
    Rule(
        "centuries",
        "E",
        form(
            rf"(?:{f.EDGE})?(?P<one>(?P<n1>{f.PLACE})){f.JOIN}"
            rf"(?P<two>(?P<n2>{f.PLACE}) (?:век(?:а|ов|ам|ами|ах|е)?(?!\w)|вв\.|столети(?:я|й|ям|ях|и)(?!\w))"
            rf"(?: (?P<era>{f.ERA}))?)"
        ),
        _centuries,
        led=True,
    ),
)
"""In the order in which equals are preferred."""
