"""What Russian patterns are made of: the words that tie a time to another, numbers, units, days, years, edges.

Bounded throughout: no fragment repeats without a limit.
"""

from collections.abc import Mapping
from types import MappingProxyType

from kuril_archive.analysis.mentions.model import Base
from kuril_archive.analysis.mentions.russian import words as w

_TIES: Mapping[str, tuple[Base, int]] = {
    "нынешн текущ": ("publication", 0),
    "прошл минувш прошедш истекш": ("publication", -1),
    "позапрошл": ("publication", -2),
    "следующ будущ грядущ предстоящ наступающ ближайш": ("publication", 1),
    "предыдущ предшествующ": ("reference", -1),
    "последующ": ("reference", 1),
}
_THIS = ["эт от а о у ого ой ом ому им ою", "сего _"]
_THAT = ["т от а о у ого ой ом ому ем ою"]
TIED_ONE: Mapping[str, tuple[Base, int]] = MappingProxyType(
    {form: tie for stems, tie in _TIES.items() for form in w.singular(stems)}
    | dict.fromkeys(w.forms(_THIS), ("publication", 0))
    | dict.fromkeys(w.forms(_THAT), ("reference", 0))
)
"""Words before one unit -> what it is reckoned from, and how many units away."""
TIED_MANY: Mapping[str, tuple[Base, int]] = MappingProxyType(
    {form: tie for stems, tie in _TIES.items() for form in w.plural(stems)}
    | dict.fromkeys(w.forms(["эт и их им ими"]), ("publication", 0))
    | dict.fromkeys(w.forms(["т е ех ем еми"]), ("reference", 0))
)
"""The same before a plural, as *выходные* is."""
TIED = rf"(?:{w.any_of(TIED_ONE)}(?: же| самый| самом)?)"


def tied(words: str) -> tuple[Base, int]:
    """What *прошлый*, *этот* and the like stand for; *тот же*, *этот же*: the one that was told."""
    first, *same = w.plain(words).split()
    return ("reference", 0) if same else {**TIED_MANY, **TIED_ONE}[first]


THOUSAND = rf"(?:{w.any_of(w.THOUSANDS)})"
_SPELLED = w.any_of(w.NUMBERS)
FIGURE = r"(?:\d{1,3}(?: \d{3}){1,2}|\d{1,5}(?:[.,]\d{1,2})?)"
NUMBER = rf"(?:(?:{FIGURE}|(?:{_SPELLED}(?!\w) ?){{1,3}}(?<! ))(?: {THOUSAND}| с половиной)?|{THOUSAND})"
VAGUE = (
    r"(?:несколько|нескольки(?:х|м|ми)|много|многи(?:е|х|м|ми)|долги(?:е|х)|немало|десятк(?:и|ов|ам|ами)"
    r"|сот(?:ни|ен|нями))"
)
ABOUT = (
    r"(?:(?:(?:чуть|немногим|не) )?(?:более|больше|менее|меньше)(?: чем)?|свыше|почти|около|примерно|порядка|ровно"
    r"|приблизительно|всего|целый|целую|целое|по меньшей мере|как минимум)"
)
UNIT = w.any_of(w.UNIT)
UNITS = w.any_of(w.UNITS)
HALF = w.any_of(w.HALVES)

MONTH = w.any_of(w.MONTHS)
DATE_MONTH = rf"(?:{MONTH}|{w.any_of(w.SHORT_MONTHS)}(?:\.|(?!\w)))"
WEEKDAY = w.any_of(w.WEEKDAYS)
ORDINAL = (
    rf"(?:\d{{1,2}}(?:-?(?:ый|ой|ий|ая|ое|го|му|ом|ую|й|я|е|м|ю))?|(?:(?:двадцать|тридцать) )?{w.any_of(w.ORDINALS)})"
)
_DAY_WORD = rf"(?:(?:двадцать|тридцать) )?{w.any_of(form for form, n in w.ORDINALS.items() if n > 0)}"
DAY = rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:-?(?:го|ое|е|му|м))?(?![\w%]|[.,/:-]\d)|{_DAY_WORD})"
DAY_ONE = DAY.replace("[.,/:-]", "[.,/:]")
"""The first of two days, which a hyphen may join to the second."""
_NUMERALS = "|".join(sorted(w.ROMAN, key=lambda numeral: (-len(numeral), numeral))).replace("X", "[XХ]")
PLACE = rf"(?:(?-i:{_NUMERALS})(?!\w)|{ORDINAL})"
"""An ordinal, or a Roman numeral, whose X is often typed as the Cyrillic letter."""
COUNTED = (
    r"(?! ?(?:тыс|млн|млрд|миллион|миллиард|человек|жител|участник|военн|солдат|бойц|семей|домов|кораб|суд|самол|машин"
    r"|руб|долл|евро|иен|юан|тонн|метр|километр|км|га |кв|процент|экземпляр|голос|мест|штук|единиц|раз|лет|дн|час"
    r"|страниц|школ|гектар|баррел|кубометр|штраф|г(?:рамм| )))"
)
"""After figures that count things, no years."""
FOUR = r"(?:1\d\d\d|20\d\d)"
YEAR = rf"{FOUR}(?![\w%]|[.,:/]\d)"
YEAR_WORD = r"(?:год(?:а|у|ом|е)?(?!\w)|г\.|г(?=[,;)]))"
YEARS_WORD = r"(?:год(?:ы|ов|ам|ами|ах)(?!\w)|гг(?:\.|(?!\w)))"
SUFFIX = r"(?:-(?:го|ого|му|ому|м|ом|й|ый))"
ERA = r"(?:до (?:н\. ?э\.?|нашей эры|рождества христова|р\. ?х\.)|н\. ?э\.|нашей эры)"
SCHOOL = r"(?:(?:финансов|учебн|календарн|бюджетн|отч[её]тн|хозяйственн)(?:ый|ого|ому|ом|ым))"
TOLD_YEAR = rf"(?: (?P<tied>{TIED}) (?:{SCHOOL} )?года(?!\w))"
OF_YEAR = rf"(?:{TOLD_YEAR}| (?P<current>с\. ?г\.))"
YEAR_TAIL = (
    rf"(?:,? (?P<y>{YEAR}){SUFFIX}?(?: ?{YEAR_WORD}|{COUNTED})"
    rf"| (?P<ey>\d{{1,4}}) {YEAR_WORD}(?: (?P<era>{ERA})|(?<=\d\d\d года)))"
)
_EDGES = w.forms(["начал о а е у ом", "кон ец ца це цу цом", "середин а ы е у ой", "исход _ е у", "рубеж _ е а у"])
EDGE = (
    rf"(?:(?:(?:сам(?:ом|ого|ый|ое|ому|ой) )?{w.any_of(_EDGES)}"
    r"|(?:перв|последн)(?:ых|ые|их|ие) (?:числ(?:а|ах)|дн(?:и|ях|ей|ям)|недел(?:и|ях|ь)|месяц(?:ы|ах|ев))"
    r"|(?:[12]0-х|двадцатых|десятых) числах|(?:перв|втор|треть)(?:ая|ой|ую|я|ей|ю) декад(?:а|ы|е|у|ой)) )"
)
"""Which part of a time is meant; TIMEX3 keeps it in ``mod`` and leaves the value whole."""
HALF_EDGE = (
    rf"(?:{EDGE}|(?:перв|втор|третьей|третья|третью|четв[её]рт|последн)(?:ая|яя|ой|ей|ую|юю)?"
    r" (?:половин(?:а|ы|е|у|ой)|трет(?:ь|и)|четверт(?:ь|и)) )"
)
JOIN = r"(?: ?[-–—/] ?|,? (?:и|или|по|до) (?:с )?)"
"""What stands between two times that are named together."""
PART = r"(?:утром|дн[её]м|вечером|ночью)"
_PART_NOUN = r"(?:утро|утра|утру|вечер|вечера|вечеру|ночь|ночи|рассвете|полдень|полночь)"
PART_LEAD = rf"(?:(?:(?:ранним|поздним|рано|поздно) )?(?P<part>{PART}|{_PART_NOUN}) (?:во? )?)?"
PART_TAIL = rf"(?:,? (?:(?:рано|поздно) )?(?P<part2>{PART}))?"
CLOCK = (
    r"(?:(?P<h>[01]?\d|2[0-4])(?=[:.][0-5]\d| (?:час|ч\.|утра|вечера|ночи))(?:[:.](?P<min>[0-5]\d)(?::[0-5]\d)?"
    r"(?! ?%|\d|[.,]\d))?(?P<hours> (?:часов|часам|часу|часа|час|ч\.)(?!\w)"
    r"(?: (?P<min2>[0-5]?\d) мин(?:ут[аыу]?(?!\w)|\.))?)?"
    r"(?: (?P<half>утра|дня|вечера|ночи)(?!\w))?"
    r"(?: (?P<open>\()?(?P<zone>(?:по )?(?:мск|москве|московскому(?: времени)?|местному(?: времени)?|гринвичу"
    r"|utc|gmt))(?!\w)(?(open)\)))?)"
)
"""A time of day; what else must hold is asked of the words around."""
CLOCK_TAIL = rf"(?:(?:,? (?:в|к|около) |,? (?=\d\d?:)){CLOCK})?"
LEADS = frozenset(
    (
        "в во на с со к ко до по и или от за из раз раза разу же самый самом самого самое не чем чуть немногим более "
        "больше менее меньше свыше почти около примерно порядка ровно приблизительно всего целый целую целое как "
        "минимум меньшей мере несколько нескольких нескольким несколькими много многие многих многим многими долгие "
        "долгих немало десятки десятков десяткам десятками сотни сотен сотнями через спустя каждый каждая каждое "
        "каждые каждого каждую каждой каждых весь всю все всё всей круглый круглые целых первых первые первая первой "
        "первую второй вторая вторую третья третьей третью треть трети четверть четверти дважды трижды половиной "
        "последние последних последняя половина половины половине половину декада декады декаде декаду числа числах "
        "ранней поздней ранним поздним раннюю рано поздно другой настоящее настоящему настоящий данный сегодняшний "
        "двадцатых десятых наши наших й я е го му м ом ой ый х тыс. млн сего части"
    ).split()
) | {
    *TIED_ONE,
    *TIED_MANY,
    *w.NUMBERS,
    *w.THOUSANDS,
    *w.ORDINALS,
    *_EDGES,
    *w.forms(
        f"{stem} ый ого ому ом ым" for stem in "финансов учебн календарн бюджетн отчётн хозяйственн рабоч".split()
    ),
    *(numeral.lower().replace("x", x) for numeral in w.ROMAN for x in "xх"),
    *(f"{word}," for word in w.SHORT_WEEKDAYS),
    *w.adjectives("перв последн ближайш прошедш минувш предыдущ следующ последующ предстоящ недавн"),
}
"""Words that may stand before a trigger within one expression."""
JOINTS = frozenset("со к ко до и или от чем же й я е го му м ом ой ый х".split())
