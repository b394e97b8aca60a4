"""Whose name a line is: an outlet's, a person's, the holder's of rights, a section's; by its words alone."""

import re
from collections.abc import Mapping

from kuril_archive.analysis.dates import find_dates
from kuril_archive.analysis.furniture import fold, rule_for, words

SECTIONS = words(
    "politics world news opinion business economy sport sports culture science technology tech health society "
    "asia europe africa americas international national local region regional analysis editorial commentary "
    "diplomacy defence defense security energy environment agriculture farming transport regions region districts "
    "russia japan china ukraine asia-pacific "
    "markets finance lifestyle entertainment travel food education crime healthcare property arts books music film "
    "movies style climate religion elections features letters obituaries showbiz "
    "política politica mundo internacional economía sociedad cultura deportes opinión "
    "politique monde économie société culture régions politik welt wirtschaft gesellschaft kultur ausland lokales "
    "esteri mondo cronaca economia sociedade "
    "политика мир экономика общество культура наука спорт происшествия новости регионы "
    "政治 国際 経済 社会 文化 国内 科学 スポーツ 地域 国际 社会 经济"
) | {"world news", "asia pacific", "top news", "в мире", "us news", "foreign policy", "foreign affairs"}
"""Folded names of sections."""

_GENERIC = (
    "news|daily|weekly|monthly|today|press|media|radio|tv|television|magazine|review|online|blog|notes|digest|network|"
    "agency|newswire|wire|broadcasting|presse|nachrichten|rundfunk|noticias|новости|газета|агентство"
)
"""Words that say what sort of outlet it is, and make no name alone."""
_WEAK = (
    "news|today|daily|press|media|radio|tv|television|online|notes|network|presse|nachrichten|noticias|новости|"
    "notebook|insider|outlook|spectator|monitor"
)
"""Those that stand in menus too."""
_LAST = (
    rf"{_GENERIC}|times|post|herald|tribune|journal|gazette|observer|guardian|telegraph|mail|express|chronicle|bulletin|"
    "record|echo|voice|courier|ledger|sentinel|messenger|mirror|standard|star|sun|globe|examiner|inquirer|enquirer|"
    "notebook|monitor|insider|outlook|intelligencer|tidings|statesman|spectator|beacon|"
    "dispatch|advertiser|argus|register|independent|zeitung|tagblatt|tageblatt|anzeiger|bote|kurier|rundschau|"
    "известия|вести|правда|ведомости|вестник|курьер|голос"
)
_FIRST = (
    r"(?:the |il |la |le |el |les |o |a |die |das |der )?(?:radio|diario|periódico|agencia|noticias|correo|voz|voix|"
    r"courrier|dépêche|journal|agence|agenzia|giornale|gazzetta|corriere|jornal|correio|diário|agência|газета|радио|"
    r"агентство|голос|вестник|вечерний|вечерняя|suara|harian|kurier|gazeta)\b|"
    r"(?:the )?(?:times|voice|journal|bulletin|echo|gazette|chronicle|herald|mirror) (?:of|de|du|des)\b"
)
_OFFICE = (
    r"(?:the )?(?:ministry|department|embassy|office|government) (?:of|for)\b|ministerio d\w+|ministère d\w+|"
    r"ministero d\w+|ministério d\w+|(?:bundes)?ministerium (?:für|der|des)\b|министерство|посольство|администрация"
)
_GLUED = "(?:zeitung|blatt|bote|anzeiger|kurier|posten|bladet|avisen|tidningen|sanomat)"
_HAN = "新聞社?|新聞オンライン|新報社?|日報社?|通信社?|ニュース|放送|日报|晚报|新闻网?|通讯社|电视台|外務省"
OUTLET_WORDS = re.compile(rf"\b(?:{_LAST})$|^(?:{_FIRST}|{_OFFICE})|\w{{3,}}{_GLUED}\b|\w(?:{_HAN})$")
"""Where a word stands that makes a folded name an outlet's or an issuing office's."""
_ALONE = re.compile(rf"\w{{3,}}{_GLUED}|\w+(?:{_HAN})")
"""A name of one word that says so."""
_MENU = words(
    "latest breaking top more all our your my us live local watch listen read see home about contact video videos "
    "photo photos podcast podcasts send get free special fast full most best recent guest next previous reader readers "
    "weather traffic exclusive follow new breaking submit share newsletter in on for by to with from last main menu "
    "app mobile release releases e-mail email print "
    "últimas otras más todas alle aktuelle weitere meine toutes dernières все последние главные ultime últimos próximas"
)
"""Words that make a name the label of a menu or of a list."""
_PARTICLES = words("of the de la del der den van von di da do dos du des y e and & bin ibn al el le ní ó und für et zu")
_WORD = r"[^\W\d_a-zа-яё][\w’'-]*\.?"
_NAMED = re.compile(rf"{_WORD}(?:\s{_WORD})*")


def is_outlet(name: str, outlets: Mapping[str, str]) -> bool:
    """Whether a name is an outlet's: known to the archive, or of several words of which one says so."""
    if name.casefold() in outlets:
        return True
    folded = fold(name)
    parts = folded.split()
    if (
        len(parts) > 9
        or len(name) > 70
        or re.search(r"[,;:?!/]", name)
        or rule_for(name)
        or not OUTLET_WORDS.search(folded)
        or set(parts) & _MENU
    ):
        return False
    if len(parts) == 1:
        return _ALONE.fullmatch(folded) is not None
    own = {word for word in parts if not re.fullmatch(_GENERIC, word)} - SECTIONS - _PARTICLES
    return bool(own) and (_is_titled(name) or re.match(_OFFICE, folded) is not None)


def is_masthead(name: str, outlets: Mapping[str, str]) -> bool:
    """Whether a name in a page's head is its outlet's: "Nigeria News" may be a menu's, "The Nigeria News" is not."""
    article, last = fold(name).split()[:1] == ["the"], fold(name).split()[-1:]
    return is_outlet(name, outlets) and (article or not re.fullmatch(_WEAK, "".join(last)))


def names_outlet(name: str, text: str, outlets: Mapping[str, str]) -> bool:
    """Whether a line under a headline names the outlet: by its words, or as one word that the text does not use."""
    if is_outlet(name, outlets):
        return True
    lone = re.fullmatch(r"[^\W\d_]{3,20}", name) and name[:1].isupper() and fold(name) not in SECTIONS | _MENU
    return bool(lone) and not rule_for(name) and not is_used(name, text)


def outlet_rule(rule: str, name: str, outlets: Mapping[str, str]) -> str:
    """The rule under which a line names an outlet: ``rule``, or where only its place says so, one of less trust."""
    return rule if is_outlet(name, outlets) else "lone name"


def is_person(name: str) -> bool:
    """Whether a name has the shape of a person's: two to four words with capitals, and no outlet's or menu's word."""
    plain = [word for word in name.split() if word not in _PARTICLES]
    folded = fold(name)
    if not 2 <= len(plain) <= 3 or len(name.split()) > 5 or name.isupper() or rule_for(name):
        return False
    if OUTLET_WORDS.search(folded) or set(folded.split()) & (_MENU | SECTIONS):
        return False
    return _NAMED.fullmatch(" ".join(plain)) is not None and name.split()[0] == plain[0]


ARTICLES = words("the der die das le la les el los las il lo gli o a de het")
"""Folded articles, with which papers' and places' names begin, and no person's."""
_PLACE_WORDS = ARTICLES | words(
    "new san santa santo são saint st st. sankt los las port porto puerto cape fort mount mt lake north south east "
    "west northern southern upper lower old great nueva nuevo novo nova villa bad den al ulan nizhny veliky "
    "novy tel hong kuala abu addis buenos rio sri costa phnom ho sierra corpus baton little salt des palm long "
    "city town village island islands bay beach springs falls hills heights valley river park county district region "
    "prefecture oblast republic kong lumpur aires janeiro york angeles ababa penh d.c. dc "
    "нижний верхний великий новый новая старый южный северный южно северо санкт порт мыс остров город село"
)
"""Words that make a name of several words a place's."""
_TOWN = re.compile(r"\w{2,}(?:sk|grad|gorod|burg|burgh|ville|pur|abad|stan|shire|ск|град|город|бург|стан)")


def is_place_like(name: str) -> bool:
    """Whether some word of a name says that it is a place's; of one word any may be."""
    parts = fold(name).replace("-", " ").split()
    return len(parts) < 2 or bool(set(parts) & _PLACE_WORDS) or any(map(_TOWN.fullmatch, parts))


def is_used(name: str, text: str) -> bool:
    """Whether the text speaks of the name, or of its last word; a note on the writer at its end does not count."""
    paragraphs = text.split("\n")
    told = paragraphs[:-1] if len(name.split()) > 1 and paragraphs[-1].startswith(name) else paragraphs
    word = re.compile(rf"(?<!\w){re.escape(name.split()[-1])}(?!\w)")
    return any(word.search(paragraph) for paragraph in told)


def _is_titled(name: str) -> bool:
    """Every word has its capital, or is a particle or an outlet's word; not all scripts have them."""
    free = _PARTICLES | set(_LAST.split("|"))
    return not name[:1].islower() and all(not word[:1].islower() or word in free for word in name.split())


def is_name_line(line: str) -> bool:
    """Whether a line is two or three words with capitals: a person, an outlet or a place, but no sentence."""
    plain = [word for word in line.split() if word not in _PARTICLES]
    return 2 <= len(plain) <= 3 and len(line.split()) <= 5 and _NAMED.fullmatch(" ".join(plain)) is not None


# ---------------------------------------------------------------- rights lines

_MARK = re.compile(r"(?:copyright|©|\(c\)|ⓒ)[\s:©]*(?:\(c\)\s*)?(?:by )?", re.I)
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s?[-–—/]\s?(?:\d{4}|\d\d\b|present|heute))?(?:年| гг?\.)?,?")
_PHRASES = re.compile(
    r"[,.;|·•–—-]?\s*(?:\b(?:all (?:content|rights)|alle rechte|todos los derechos|tous droits|todos os direitos|"
    r"tutti i diritti|все права|rights reserved|riproduzione|reservados|unauthori[sz]ed|(?:any )?reproduction|"
    r"reproducción|no part of|this material|terms of|privacy|powered by|designed by|contact us|"
    r"перепечатка|при использовании)\b|无断|無断転載|禁無断|版权所有|不許複製).*",
    re.I | re.S,
)
_CUT = re.compile(r"\s[|·•–—-]\s.*|\sis an? .*|[|·•].*|\.\s+(?=[\"“]|[A-ZА-ЯЁ][a-zа-яё]{2,}\b.*\s).*", re.S)
_MAKER = re.compile(r"\b(?:themes?|templates?|wordpress|blogger|joomla|drupal|plugins?|web ?design)\b", re.I)
"""Who made the page's dress, and not the page."""
_ITEM = re.compile(r",\s[^,]*\d[^,]*[:/].*", re.S)
"""The number under which an agency sent an item: ``, wire:220322-99``."""
_SENTENCE = re.compile(
    r"\s(?:is|are|was|were|be|may|must|can|cannot|shall|will|has|have|ist|sind|darf|dürfen|est|sont|peut|peuvent|"
    r"puede|pueden|son|può|sono|может|могут|разреш\w+|запрещ\w+)\s"
)
_LEGAL = re.compile(r"\b(?:Inc|Ltd|Co|Corp|Cie|S\.A|e\.V|S\.L|S\.p\.A|B\.V|A\.S)\.$", re.I)
_NOTICE = re.compile(r"copyright (?:policy|notice|information|infringement|statement|law|claims?)\b", re.I)
_PICTURES = re.compile(
    r"\b(?:fotos?|photos?|images?|bild(?:er)?|pictures?)\b ?[:/(]|getty|shutterstock|alamy|istock|"
    r"(?:reuters|dpa)/|/dpa",
    re.I,
)


def rights_holder(text: str) -> str | None:
    """The name on a line ``© 2021 X. All rights reserved``: no years, no phrases; legal forms stay as printed."""
    mark = _MARK.search(text[:300])
    if not mark or _PICTURES.search(text) or _NOTICE.search(text):
        return None
    before, after = text[: mark.start()], text[mark.end() : 300]
    name = _bare(after) or _bare(before)
    says = (
        re.search(r"[^\W\d_]{2}", name) and len(name) <= 70 and not _MAKER.search(name) and not _SENTENCE.search(name)
    )
    return name if says else None


def _bare(text: str) -> str:
    for date in reversed(find_dates(text)):
        text = f"{text[: date.start]} {text[date.end :]}"
    name = _CUT.sub("", _ITEM.sub("", _PHRASES.sub("", _YEARS.sub(" ", text))))
    name = re.sub(r"^(?:by|copyright)\s", "", " ".join(name.split()).strip(" ,;:|·•–—-@"), flags=re.I)
    return name if _LEGAL.search(name) else name.rstrip(". ,")
