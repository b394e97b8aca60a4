"""Russian rules for seasons, quarters, halves and holidays; *Рождество* is that of the Julian calendar."""

import re

from kuril_archive.analysis.mentions.english.words import form
from kuril_archive.analysis.mentions.model import Meaning
from kuril_archive.analysis.mentions.point import Point
from kuril_archive.analysis.mentions.rules import Built, Rule
from kuril_archive.analysis.mentions.russian import fragments as f
from kuril_archive.analysis.mentions.russian import words as w

_LED = re.compile(r"\b(?:с|к|до|от|на|за|всю|всё|все)\s$", re.IGNORECASE)
_ADVERBS = frozenset("весной летом осенью зимой весною зимою".split())


def _season(match: re.Match[str]) -> Built:
    """A season; alone only as an adverb or after a preposition, as *крымская весна* is none."""
    name = w.plain(match["s"])
    place = w.SEASONS[name]
    if match["y"]:
        return Meaning(base="absolute", point=Point("season", int(match["y"]) * 4 + place - 1))
    if match["tied2"]:
        base, shift = f.tied(match["tied2"])
        return Meaning(base=base, shift=("year", shift), inside=(("season", place),))
    if match["tied"]:
        base, lean = f.tied(match["tied"])
        return Meaning(base=base, inside=(("season", place),), lean=lean)
    if match["edge"] or name in _ADVERBS or _LED.search(match.string[max(0, match.start() - 5) : match.start()]):
        return Meaning(inside=(("season", place),))
    return None


def _quarter(match: re.Match[str]) -> Built:
    """A quarter or a half; that of a financial year is written with the calendar year of its name."""
    unit = "quarter" if match["q"].lower().startswith("кв") else "half"
    place = w.rank(match["n"])
    if place > (4 if unit == "quarter" else 2):
        return None
    if match["y"]:
        return Meaning(base="absolute", point=Point("year", int(match["y"])), inside=((unit, place),))
    if match["tied"]:
        base, shift = f.tied(match["tied"])
        return Meaning(base=base, shift=("year", shift), inside=((unit, place),))
    return Meaning(inside=((unit, place),))


_DAY = r"(?-i:[ДдД])(?:ень|ня|ню|н[её]м|не)"
_CHRISTMAS = "рождеств(?:о|а|у|ом|е)(?: христов(?:о|а|у|ым|ом))?"
HOLIDAYS: dict[str, tuple[int, int]] = {
    rf"{_DAY} (?-i:П)обеды": (5, 9),
    rf"{_DAY} (?-i:П)обеды над (?:милитаристской )?японией": (9, 3),
    rf"{_DAY} окончания второй мировой войны": (9, 3),
    rf"{_DAY} народного единства": (11, 4),
    rf"{_DAY} россии": (6, 12),
    rf"{_DAY} защитника отечества": (2, 23),
    rf"{_DAY} знаний": (9, 1),
    rf"{_DAY} космонавтики": (4, 12),
    rf"{_DAY} памяти и скорби": (6, 22),
    rf"{_DAY} конституции": (12, 12),
    rf"{_DAY} северных территорий": (2, 7),
    rf"международн(?:ый|ого|ому|ым|ом) женск(?:ий|ого|ому|им|ом) {_DAY}": (3, 8),
    r"первома(?:й|я|ю|ем|е)": (5, 1),
    rf"католическ(?:ое|ого|ому|им|ом) {_CHRISTMAS}": (12, 25),
    rf"(?-i:[РР]){_CHRISTMAS[1:]}": (1, 7),
    r"(?-i:[Сс])тар(?:ый|ого|ому|ым|ом) (?-i:[Нн])ов(?:ый|ого|ому|ым|ом) год(?:а|у|ом|е)?": (1, 14),
    r"(?-i:Н)ов(?:ый|ого|ому|ым|ом) год(?:а|у|ом|е)?": (1, 1),
}
"""Pattern of a holiday's name -> its month and day (Federal Law 32-FZ of 1995 on days of military glory and memorable
dates, article 112 of the Labour Code; 7 February: a Japanese cabinet decision of 1981)."""
_NAMES = [*HOLIDAYS]
_HOLIDAY = "|".join(f"(?P<h{n}>{_NAMES[n]})" for n in sorted(range(len(_NAMES)), key=lambda n: -len(_NAMES[n])))


def _holiday(match: re.Match[str]) -> Built:
    month, day = next(HOLIDAYS[name] for n, name in enumerate(_NAMES) if match[f"h{n}"])
    inside = (("month", month), ("day", day))
    if match["y"]:
        return Meaning(base="absolute", point=Point("year", int(match["y"])), inside=inside)
    if match["tied"]:
        base, shift = f.tied(match["tied"])
        return Meaning(base=base, shift=("year", shift), inside=inside)
    return Meaning(inside=inside)


_OF_YEAR = rf"(?: (?P<y>{f.FOUR})(?:[-–/]\d\d(?:\d\d)?)?{f.SUFFIX}?(?: ?{f.YEAR_WORD}| ?{f.YEARS_WORD}|{f.COUNTED}))"

RULES: tuple[Rule, ...] = (
    Rule(
        "season",
        "S",
        form(
            rf"(?P<edge>{f.EDGE}|(?:ранн|поздн)(?:ей|юю|яя|им) )?(?:(?P<tied>{f.TIED}) (?:(?<!го )|(?=лета)))?"
            rf"(?P<s>{w.any_of(w.SEASONS)})"
            rf"(?:{_OF_YEAR}|{f.TOLD_YEAR.replace('<tied>', '<tied2>')})?(?!\w)"
        ),
        _season,
    ),
    Rule(
        "quarter or half",
        "Q",
        form(
            rf"(?:{f.EDGE})?(?P<n>{f.PLACE}) (?P<q>квартал(?:а|у|ом|е)?(?!\w)|кв\.|полугоди(?:е|я|ю|ем|и)(?!\w)"
            rf"|половин(?:а|ы|е|у|ой)(?= (?:\d{{4}} г|{f.TIED} (?:{f.SCHOOL} )?года)))"
            rf"(?:{_OF_YEAR}|{f.TOLD_YEAR})?(?!\w)"
        ),
        _quarter,
        led=True,
    ),
    Rule(
        "holiday",
        "H",
        form(
            rf"(?:{_HOLIDAY})(?: (?P<y>{f.YEAR})(?: ?{f.YEAR_WORD}|{f.COUNTED})"
            rf"|{f.TOLD_YEAR})?(?!\w)"
        ),
        _holiday,
    ),
)
"""In the order in which equals are preferred."""
