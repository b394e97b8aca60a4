"""The interface in one language: its sentences from a catalogue, its numbers and dates from CLDR.

    english = Wording()
    english.say("Line %(line)s", line=12)                      # "Line 12"
    english.count(1500, "%(count)s report", "%(count)s reports")  # "1,500 reports"
    english.date("2022-03-XX?")                                # "March 2022, day unknown, probably"

English sentences are the keys of every catalogue; `messages` marks those that stand in a table.
"""

from functools import cache, cached_property, lru_cache
from gettext import NullTranslations

from kuril_archive import edtf
from kuril_archive.wording import dates
from kuril_archive.wording.cldr import Cldr, cldr
from kuril_archive.wording.marks import messages

__all__ = ["Wording", "cldr", "direction", "english", "known", "messages"]


def known(tag: str) -> bool:
    """Whether CLDR knows the names and dates of the language with this BCP 47 tag."""
    return cldr(tag) is not None


def direction(tag: str | None) -> str:
    """Return how a language is written, ``ltr`` or ``rtl``; an unknown one from left to right."""
    found = cldr(tag) if tag else None
    return found.direction if found else "ltr"


class Wording:
    """What a page says in one language; equal sentences for equal questions, whatever the machine."""

    def __init__(self, tag: str = "en", sentences: NullTranslations | None = None, names: Cldr | None = None) -> None:
        """Speak the language of a BCP 47 tag; KeyError for one that CLDR does not know, unless ``names`` are given."""
        found = names or cldr(tag)
        if found is None:
            raise KeyError(tag)
        self.tag = tag
        self.cldr: Cldr = found
        self._sentences = sentences or NullTranslations()
        self._date = lru_cache(maxsize=8192)(self._said)

    @cached_property
    def short(self) -> "Wording":
        """The same with short names of months, for drawings."""
        return Wording(self.tag, self._sentences, self.cldr.short())

    def say(self, english: str, /, **values: object) -> str:
        """Return a sentence, with values in the places that it names: ``%(name)s``; a per cent sign is ``%%``."""
        return self.form(english) % values

    def count(self, number: int, one: str, many: str, /, **values: object) -> str:
        """Return a sentence in the form that its number asks for; ``%(count)s`` is the number itself."""
        return self.forms(number, one, many) % {"count": self.number(number), **values}

    def form(self, english: str) -> str:
        """Return a sentence with its places still open."""
        return self._sentences.gettext(english)

    def forms(self, number: int, one: str, many: str) -> str:
        """Return the form that a number asks for, with its places still open."""
        return self._sentences.ngettext(one, many, number)

    def number(self, number: int) -> str:
        """Return a number with its thousands set apart."""
        return f"{number:,}".replace(",", self.cldr.group)

    def listed(self, items: list[str], either: bool = False) -> str:
        """Return `a, b and c`, or with ``either`` `a, b or c`; with semicolons where an item has a comma of its own."""
        if any(", " in item for item in items):
            return "; ".join(items)
        return self.cldr.joined(items, either)

    def sentences(self, *said: str) -> str:
        """Return sentences one after the other; a full stop of full width brings its own space."""
        return "".join(each if each.endswith("。") else f"{each} " for each in said if each).rstrip()

    def date(self, value: str | None) -> str:
        """Return an EDTF value in words; nothing known is said to be unknown. EdtfError for any other text."""
        return self.say("date unknown") if value is None else self._date(value)

    def heading(self, value: str) -> str:
        """Return an EDTF value in words that begin with a capital."""
        said = self.date(value)
        return said[:1].upper() + said[1:]

    def weekday(self, number: int) -> str:
        """Return the name of a weekday; Monday is 0."""
        return self.cldr.weekdays[number]

    def _said(self, value: str) -> str:
        return dates.words(edtf.parse(value), self)


@cache
def english() -> Wording:
    """Return the wording of data, messages and the command line."""
    return Wording()
