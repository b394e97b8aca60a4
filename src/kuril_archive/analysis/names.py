"""Whose name a line is: an outlet's, a person's, the holder's of rights, a section's; by its words alone."""

import re
from collections.abc import Mapping

from kuril_archive.analysis.furniture import fold, rule_for, words

SECTIONS = words(
    "politics world news opinion business economy sport sports culture science technology tech health society "
    "asia europe africa americas international national local region regional analysis editorial commentary "
    "diplomacy defence defense security energy environment russia japan china ukraine asia-pacific "
    "política politica mundo internacional economía sociedad cultura deportes opinión "
    "politique monde économie société culture régions politik welt wirtschaft gesellschaft kultur ausland lokales "
    "esteri mondo cronaca economia sociedade "
    "политика мир экономика общество культура наука спорт происшествия новости регионы "
    "政治 国際 経済 社会 文化 国内 科学 スポーツ 地域 国际 社会 经济"
) | {"world news", "asia pacific", "top news", "в мире", "us news", "foreign policy", "foreign affairs"}
"""Folded names of sections."""

_LAST = (
    "news|times|post|herald|tribune|journal|gazette|daily|press|agency|observer|guardian|telegraph|mail|express|"
    "chronicle|review|today|weekly|monthly|magazine|media|radio|tv|television|broadcasting|network|bulletin|record|"
    "echo|voice|courier|ledger|sentinel|messenger|mirror|standard|star|sun|globe|examiner|inquirer|enquirer|dispatch|"
    "advertiser|argus|register|reporter|correspondent|newswire|wire|online|blog|notes|digest|independent|"
    "zeitung|presse|tagblatt|tageblatt|nachrichten|anzeiger|bote|kurier|rundschau|rundfunk|"
    "noticias|новости|газета|известия|вести|агентство|правда|ведомости|вестник|курьер|голос"
)
_FIRST = (
    "radio|diario|periódico|agencia|noticias|el correo|correo|la voz|la voix|le courrier|la dépêche|le journal|journal|"
    "agence|agenzia|il giornale|la gazzetta|corriere|jornal|correio|o diário|agência|газета|радио|агентство|"
    "голос|вестник|вечерний|вечерняя|комсомольская|"
    "(?:the )?(?:times|voice|journal|bulletin|echo|gazette|chronicle|herald|mirror) (?:of|de|du|des)|"
    "(?:the )?(?:ministry|department|embassy|office|council|government) (?:of|for)|ministerio d\\w+|ministère d\\w+|"
    "(?:bundes)?ministerium (?:für|der|des)|министерство|посольство|администрация"
)
_GLUED = "(?:zeitung|blatt|bote|anzeiger|kurier|posten|bladet|avisen|tidningen|sanomat)"
_HAN = "新聞社?|新聞オンライン|通信社?|ニュース|放送|日报|晚报|新闻网?|通讯社|电视台"
OUTLET_WORDS = re.compile(
    rf"\b(?:{_LAST})$|^(?:{_FIRST})\b|\w{{3,}}{_GLUED}\b|\w(?:{_HAN})$|\b(?:{_LAST}) (?:online|agency)$"
)
"""Where a word stands that makes a folded name of several words an outlet's or an issuing office's."""
_OWN = re.compile(rf"(?:{_LAST}|{_GLUED}|the|of|de|la|le|el|du|and|&)")
_MENU = words(
    "latest breaking top more all our your my us live local weekly morning evening watch listen read see home about "
    "contact video videos photo photos podcast podcasts send get free special fast today's full most best recent "
    "exclusive live-blog follow new breaking submit share newsletter in on for by to with from last latest main menu "
    "últimas otras más todas alle aktuelle weitere meine toutes dernières все последние главные "
    "ultime últimos próximas flash mobile app press-release"
)
"""Words that make a name the label of a menu or of a list."""
_PARTICLES = words("of the de la del der den van von di da do dos du des y e and & bin ibn al el le ní ó und für et zu")
_WORD = r"[^\W\d_a-zа-яё][\w’'-]*\.?|[^\W\d_a-zа-яё][’'][^\W\d_][\w-]*"
_NAMED = re.compile(rf"(?:{_WORD})(?:\s(?:{_WORD}))*")


def is_outlet(name: str, outlets: Mapping[str, str]) -> bool:
    """Whether a name is an outlet's: known to the archive, or of several words of which one says so."""
    if name.casefold() in outlets:
        return True
    folded = fold(name)
    parts = folded.split()
    if not 1 <= len(parts) <= 9 or len(name) > 70 or rule_for(name) or not OUTLET_WORDS.search(folded):
        return False
    own = [word for word in parts if not _OWN.fullmatch(word) and word not in SECTIONS]
    return bool(own) and not set(parts) & _MENU and _is_titled(name)


def is_person(name: str) -> bool:
    """Whether a name has the shape of a person's: two to four words with capitals, and no outlet's or menu's word."""
    plain = [word for word in name.split() if word not in _PARTICLES]
    folded = fold(name)
    if not 2 <= len(plain) <= 3 or len(name.split()) > 5 or name.isupper() or rule_for(name):
        return False
    if OUTLET_WORDS.search(folded) or set(folded.split()) & (_MENU | SECTIONS):
        return False
    return _NAMED.fullmatch(" ".join(plain)) is not None and name.split()[0] == plain[0]


def is_used(name: str, text: str) -> bool:
    """Whether the text speaks of the name, or of the last word of it."""
    return re.search(rf"(?<!\w){re.escape(name.split()[-1])}(?!\w)", text) is not None


def _is_titled(name: str) -> bool:
    """Every word has its capital, or is a particle; scripts without capitals have none to miss."""
    return all(not word[:1].islower() or word in _PARTICLES for word in name.split())


# ---------------------------------------------------------------- rights lines

_MARK = re.compile(r"(?:copyright|©|\(c\)|ⓒ)[\s:©]*(?:\(c\)\s*)?(?:by )?", re.I)
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s?[-–—/]\s?(?:\d{4}|\d\d\b|present|heute))?(?:年| гг?\.)?,?")
_PHRASES = re.compile(
    r"[,.;|·•–—-]?\s*(?:all (?:content|rights)|alle rechte|todos los derechos|tous droits|todos os direitos|"
    r"tutti i diritti|все права|无断|無断転載|禁無断|版权所有|不許複製|rights reserved|unauthori[sz]ed|"
    r"(?:any )?reproduction|no part|this material|terms|privacy|powered by|перепечатка|при использовании).*",
    re.I | re.S,
)
_CUT = re.compile(r"\s[|·•–—]\s.*|[|·•].*|\.\s+(?=[A-ZА-ЯЁ][a-zа-яё]{2,}\b.*\s).*", re.S)
_LEGAL = re.compile(r"\b(?:Inc|Ltd|Co|Corp|Cie|S\.A|e\.V|S\.L|S\.p\.A|B\.V|A\.S)\.$", re.I)
_PICTURES = re.compile(r"foto|photo|image|bild|picture|getty|shutterstock|alamy|istock|reuters/|dpa/|/dpa", re.I)


def rights_holder(text: str) -> str | None:
    """The name on a line ``© 2021 X. All rights reserved``: no years, no phrases; legal forms stay as printed."""
    mark = _MARK.search(text[:300])
    if not mark or _PICTURES.search(text):
        return None
    before, after = text[: mark.start()], text[mark.end() : 300]
    name = _bare(after) or _bare(before)
    return name if re.search(r"[^\W\d_]{2}", name) and len(name) <= 70 else None


def _bare(text: str) -> str:
    name = _CUT.sub("", _PHRASES.sub("", _YEARS.sub(" ", text)))
    name = re.sub(r"^by\s", "", " ".join(name.split()).strip(" ,;:|·•–—-"))
    return name if _LEGAL.search(name) else name.rstrip(". ,")
