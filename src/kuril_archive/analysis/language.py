"""The language of a text, by the words that no text of it can do without."""

import re
from collections import Counter

FUNCTION_WORDS = {
    "en": "the of and to in that was with for has from his have said were their which this not are",
    "de": "der die und das den von ist mit dem nicht auf eine im für auch sich wurde bei als",
    "es": "el los las una por con para del que está como más pero sus según fue este sobre ha",
    "fr": "les des une est dans pour que sur avec par qui pas plus ont sont cette selon aux été",
    "it": "il di che della per una con del non sono gli alla nel ha dei stato anche più delle",
    "nl": "het een van dat zijn niet voor met aan ook door naar heeft wordt bij nog deze maar",
    "pt": "os uma com para não dos por mais foi pelo seu segundo ao das são também na pela",
    "ru": "в не на что с по из как это для от было был его но также до после который",
    "uk": "що на не та це для від його як про після був було також які з до із між",
}
MIN_HITS = 4
MIN_SHARE = 0.08

_WORD = re.compile(r"[^\W\d_]+")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ENOUGH = 4_000
_BY_WORD = {
    word: [tag for tag, words in FUNCTION_WORDS.items() if word in words.split()]
    for words in FUNCTION_WORDS.values()
    for word in words.split()
}


def language_of(text: str) -> str | None:
    """BCP 47 tag of the text's language; None where its words do not tell."""
    text = text[:_ENOUGH]
    for tag, script, share in (("ja", _KANA, 0.05), ("ko", _HANGUL, 0.2), ("zh", _HAN, 0.3)):
        if text and len(script.findall(text)) / len(text) > share:
            return tag
    words = _WORD.findall(text.lower())
    hits = Counter(tag for word in words for tag in _BY_WORD.get(word, ()))
    (best, count), (_, second) = [*hits.most_common(2), ("", 0), ("", 0)][:2]
    return best if count >= MIN_HITS and count >= MIN_SHARE * len(words) and count > second else None
