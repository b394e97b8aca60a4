"""The languages whose times are read; each is built when it is first asked for: its patterns take long to compile."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import import_module

from kuril_archive.analysis.mentions.rules import Language

_OWN = {"en": "english", "ja": "japanese", "ru": "russian"}
"""Languages with a package of rules of their own."""
_PLAIN = ("es", "fr", "de", "it", "pt", "nl", "sv", "da", "no", "pl", "id", "tr", "zh")
"""Languages that are read by the names in ``calendar_words`` alone."""
UNKNOWN = "und"
"""The language is not known (BCP 47): the words of every language are read."""


class _Languages(Mapping[str, Language]):
    def __getitem__(self, code: str) -> Language:
        return _built(code)

    def __iter__(self) -> Iterator[str]:
        return iter((*_OWN, *_PLAIN))

    def __len__(self) -> int:
        return len(_OWN) + len(_PLAIN)


LANGUAGES: Mapping[str, Language] = _Languages()
"""Code of a language -> its rules."""


def rules_of(tag: str) -> tuple[Language, ...]:
    """The rules of a language by its BCP 47 tag; for an unknown one those of all, English first; else none."""
    if tag == UNKNOWN:
        return _every()
    code = tag.partition("-")[0].lower()
    return (LANGUAGES[code],) if code in (*_OWN, *_PLAIN) else ()


@lru_cache
def _built(code: str) -> Language:
    if code in _OWN:
        own: Language = import_module(f"{__package__}.{_OWN[code]}").LANGUAGE
        return own
    if code not in _PLAIN:
        raise KeyError(code)
    plain: Language = import_module(f"{__package__}.plain").language(code)
    return plain


@lru_cache
def _every() -> tuple[Language, ...]:
    """Dates in figures are read by the rule of the rest: day first with dots, open with strokes."""
    return LANGUAGES["en"].without("date in figures"), import_module(f"{__package__}.plain").others()
