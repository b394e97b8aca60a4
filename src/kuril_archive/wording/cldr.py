"""Names and date forms of a language, from the Common Locale Data Repository as Babel carries it."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError, localedata
from msgspec import Struct
from msgspec.structs import replace

_PARTS = (
    *("months", "days", "eras", "date_formats", "datetime_skeletons"),
    *("list_patterns", "number_symbols", "character_order"),
)
_WORLD = {"en": "en_001"}
"""Where the language alone would mean one country, that of the world: 22 March 2022 and not March 22."""


class Cldr(Struct, frozen=True, kw_only=True):
    """What is known of a language. Forms have places such as ``%(d)s``, named as in UTS 35, part 4."""

    months: tuple[str, ...]
    """In a date, January first."""
    months_alone: tuple[str, ...]
    """The same where no day goes before them."""
    months_short: tuple[str, ...]
    weekdays: tuple[str, ...]
    """Monday first."""
    weekdays_short: tuple[str, ...]
    eras: tuple[str, str]
    """Before year 1, and since."""
    forms: Mapping[str, str]
    """`y`, `yM`, `yMd`, the same with `G` for the era, and `Md`."""
    both: Mapping[str, str]
    """How items are listed that all hold."""
    either: Mapping[str, str]
    """The same for items of which one holds."""
    group: str
    """Between thousands."""
    direction: str

    def day(self, form: str, year: str = "", month: int = 0, day: int = 0, era: str = "") -> str:
        """Return a date in one of the forms."""
        places = {"y": year, "G": era, "d": str(day), "dd": f"{day:02}", "M": str(month), "MM": f"{month:02}"}
        if month:
            places |= {"MMMM": self.months[month - 1], "LLLL": self.months_alone[month - 1]}
        return self.forms[form] % places

    def short(self) -> "Cldr":
        """Return the same with short names of months."""
        return replace(self, months=self.months_short, months_alone=self.months_short)

    def joined(self, items: Sequence[str], either: bool = False) -> str:
        """Return the items as a sentence lists them (UTS 35, part 2, list patterns)."""
        form = self.either if either else self.both
        if len(items) < 3:
            return form["2"].format(*items) if len(items) == 2 else "".join(items)
        said = form["end"].format(*items[-2:])
        for place in range(len(items) - 3, -1, -1):
            said = form["middle" if place else "start"].format(items[place], said)
        return said


@cache
def cldr(tag: str) -> Cldr | None:
    """Return what is known of the language with a BCP 47 tag; None where that is nothing.

    Babel notes the aliases that it follows in what all languages inherit from, so that a language would be read by
    what was read before it: each is read from a copy.
    """
    try:
        name = _WORLD.get(tag.lower()) or str(Locale.parse(tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        return None
    inherited = localedata.load(name)
    data: Any = localedata.LocaleDataDict({part: deepcopy(inherited[part]) for part in _PARTS})
    return Cldr(
        months=_months(data["months"]["format"]["wide"]),
        months_alone=_months(data["months"]["stand-alone"]["wide"]),
        months_short=_months(data["months"]["format"]["abbreviated"]),
        weekdays=tuple(data["days"]["format"]["wide"][number] for number in range(7)),
        weekdays_short=tuple(data["days"]["format"]["short"][number] for number in range(7)),
        eras=(data["eras"]["abbreviated"][0], data["eras"]["abbreviated"][1]),
        forms=_forms(data),
        both=dict(data["list_patterns"]["standard"]),
        either=dict(data["list_patterns"]["or"]),
        group=data["number_symbols"]["latn"]["group"],
        direction="rtl" if data["character_order"] == "right-to-left" else "ltr",
    )


def _months(names: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(names[number] for number in range(1, 13))


def _forms(data: Any) -> dict[str, str]:
    """The forms of dates, with the names of months in full."""
    skeletons = data["datetime_skeletons"]
    found = {
        "y": skeletons["y"],
        "yM": skeletons["yMMMM"],
        "yMd": data["date_formats"]["long"],
        "Gy": skeletons["Gy"],
        "GyM": skeletons["GyMMM"],
        "GyMd": skeletons["GyMMMd"],
        "Md": skeletons["MMMMd"],
    }
    return {name: _whole(form.format) for name, form in found.items()}


def _whole(form: str) -> str:
    return form.replace("%(MMM)s", "%(MMMM)s").replace("%(LLL)s", "%(LLLL)s").replace("%(GGGGG)s", "%(G)s")
