"""Names of months and weekdays, and the labels of dates, in the languages that captures come in, as data."""

# Twelve names a row, January first; a comma parts forms of one month. English needs its capital (modal "may",
# verb "march"); the other languages are matched with a small or a capital first letter.
ENGLISH = "January February March April May June July August September October November December"
ENGLISH_SHORT = "Jan Feb Mar Apr May Jun Jul Aug Sep,Sept Oct Nov Dec"
_MONTHS = {
    "ru": "января,январь,янв февраля,февраль,фев,февр марта,март,мар апреля,апрель,апр мая,май июня,июнь,июн "
    "июля,июль,июл августа,август,авг сентября,сентябрь,сен,сент октября,октябрь,окт ноября,ноябрь,ноя "
    "декабря,декабрь,дек",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre,setiembre octubre noviembre diciembre",
    "fr": "janvier février,fevrier mars avril mai juin juillet août,aout septembre octobre novembre décembre,decembre",
    "de": "Januar,Jänner Februar März,Maerz April Mai Juni Juli August September Oktober November Dezember",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março,marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "no": "januar februar mars april mai juni juli august september oktober november desember",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
}
# Short forms of the other languages: read only between a day and a year.
_MONTHS_SHORT = {
    "es": "ene feb mar abr may jun jul ago sep,sept oct nov dic",
    "fr": "janv févr,fév mars avr mai juin juil août sept oct nov déc",
    "de": "Jan Feb Mär,Mrz Apr Mai Jun Jul Aug Sep,Sept Okt Nov Dez",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
}

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
"""Japanese eras -> the year before their first (Cabinet orders on the names of eras)."""

# Seven names a row, Monday first.
_WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "ru": "понедельник,понедельника вторник,вторника среда,среду,среды четверг,четверга пятница,пятницу,пятницы "
    "суббота,субботу,субботы воскресенье,воскресенья",
    "es": "lunes martes miércoles,miercoles jueves viernes sábado,sabado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag,Sonnabend Sonntag",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "sv": "måndag,måndags,måndagen tisdag,tisdags,tisdagen onsdag,onsdags,onsdagen torsdag,torsdags,torsdagen "
    "fredag,fredags,fredagen lördag,lördags,lördagen söndag,söndags,söndagen",
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "no": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "pl": "poniedziałek,poniedziałku wtorek,wtorku środa,środę,środy czwartek,czwartku piątek,piątku "
    "sobota,sobotę,soboty niedziela,niedzielę,niedzieli",
}
# Everyday words in other languages (*Cuma*, *Pazar*, *minggu*): read in their own, and beside a date in any.
_WEEKDAYS_OWN = {
    "id": "Senin Selasa Rabu Kamis Jumat Sabtu Minggu",
    "tr": "Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar",
}
_WEEKDAYS_HAN = {
    "ja": "月曜日,月曜 火曜日,火曜 水曜日,水曜 木曜日,木曜 金曜日,金曜 土曜日,土曜 日曜日,日曜",
    "zh": "星期一,周一 星期二,周二 星期三,周三 星期四,周四 星期五,周五 星期六,周六 星期日,星期天,周日",
}
# Short names: read only beside a date.
_WEEKDAYS_SHORT = (
    "Mon Tue,Tues Wed,Weds Thu,Thur,Thurs Fri Sat Sun",
    "пн вт ср чт пт сб вс",
    "lun mar mié,mie jue vie sáb dom",
    "Mo Di Mi Do Fr Sa So",
    "月 火 水 木 金 土 日",
)


def _table(*rows: str) -> dict[str, int]:
    """Word -> place in its row, from 0."""
    return {word: place for row in rows for place, forms in enumerate(row.split()) for word in forms.split(",")}


def _words(text: str) -> tuple[str, ...]:
    """The phrases of a list; a low line stands for the space within one."""
    return tuple(phrase.replace("_", " ") for phrase in text.split())


def _either_case(table: dict[str, int]) -> dict[str, int]:
    """The same with a capital first letter and in capitals."""
    return table | {w[:1].upper() + w[1:]: n for w, n in table.items()} | {w.upper(): n for w, n in table.items()}


def _capitals(table: dict[str, int]) -> dict[str, int]:
    return table | {w.upper(): n for w, n in table.items()}


def _by_language(rows: dict[str, str], first: int) -> dict[str, dict[str, int]]:
    """Language -> its names; English and German write weekdays with a capital only."""
    return {
        code: {w: n + first for w, n in (_capitals if code in ("en", "de") else _either_case)(_table(row)).items()}
        for code, row in rows.items()
    }


def _all(tables: dict[str, dict[str, int]]) -> dict[str, int]:
    return {word: number for table in tables.values() for word, number in table.items()}


MONTHS_OF = {code: {w: n + 1 for w, n in _either_case(_table(row)).items()} for code, row in _MONTHS.items()}
"""Language other than English -> its names of months -> 1 to 12."""
MONTHS_SHORT_OF = {
    code: {w: n + 1 for w, n in _either_case(_table(row)).items()} for code, row in _MONTHS_SHORT.items()
}
"""Language -> short names that stand for a month only between a day and a year -> 1 to 12."""
WEEKDAYS_OF = _by_language(_WEEKDAYS | _WEEKDAYS_OWN, 0) | {code: _table(row) for code, row in _WEEKDAYS_HAN.items()}
"""Language -> its names of weekdays -> 0 (Monday) to 6; Japanese and Chinese ones need no space around them."""

MONTHS_ENGLISH = {w: n + 1 for w, n in _capitals(_table(ENGLISH, ENGLISH_SHORT)).items()}
"""English names of months, long and short -> 1 to 12."""
MONTHS = _all(MONTHS_OF) | MONTHS_ENGLISH
"""Names of months -> 1 to 12."""
MONTHS_SHORT = _all(MONTHS_SHORT_OF)
"""Short names that stand for a month only between a day and a year -> 1 to 12."""
WEEKDAYS = _all({code: WEEKDAYS_OF[code] for code in _WEEKDAYS})
"""Names of weekdays -> 0 (Monday) to 6."""
WEEKDAYS_ENGLISH = _table(_WEEKDAYS["en"], _WEEKDAYS_SHORT[0])
"""English names of weekdays, long and short -> 0 (Monday) to 6."""
WEEKDAYS_HAN = _all({code: WEEKDAYS_OF[code] for code in _WEEKDAYS_HAN})
"""Chinese and Japanese names, which need no space around them."""
WEEKDAYS_SHORT = _either_case(_table(*_WEEKDAYS_SHORT)) | _all({code: WEEKDAYS_OF[code] for code in _WEEKDAYS_OWN})
"""Names that stand for a weekday only beside a date."""

# Words that tie a weekday to a week: before it, after it, and right before a Chinese or Japanese one.
THIS = _words(
    "este esta ce cet diesen diesem dieser questo questa deze neste nesta этот эту это этой denna denne den_här "
    "ten tę w_ten w_tę bu"
)
LAST = _words(
    "pasado pasada último última letzten letztem vergangenen vergangenem vorigen прошлый прошлую прошлое vorige "
    "afgelopen förra sidste forrige ubiegły ubiegłą zeszły zeszłą miniony minioną geçen"
)
NEXT = _words(
    "próximo próxima nächsten nächstem kommenden kommendem следующий следующую следующее volgende komende nästa næste "
    "neste_uke przyszły przyszłą najbliższy najbliższą gelecek önümüzdeki"
)
EVERY = _words(
    "cada los todos_los chaque tous_les jeden jedem каждый каждую каждое ogni tutti_i tutte_le todos_os todas_as elke "
    "iedere varje hver każdy każdą każdego her"
)
THIS_AFTER = _words("ini")
LAST_AFTER = _words("pasado pasada dernier scorso scorsa passado passada lalu")
NEXT_AFTER = _words("próximo próxima prochain prossimo prossima mendatang depan")
HAN_LEADS = {"本": 0, "这": 0, "今週の": 0, "上": -1, "先週の": -1, "下": 1, "来週の": 1, "每": None, "毎週": None}
"""Lead -> by how many weeks the weekday is away; None: every week."""


# ---------------------------------------------------------------- labels of dates: folded words, parted as in patterns

THIS_REPORT = (
    "(?:th(?:is|e) (?:article|story|report|piece|post|text|interview)(?: was| has been)?|"
    "dieser (?:artikel|beitrag) wurde|cet article a été|este artículo fue|статья была)"
)
"""What the label begins with where it is a sentence."""
FIRST = "(?:first|originally|erstmals|zuerst|впервые)"
PUBLISHED = (
    "published|posted|pub|released|for (?:immediate )?release|issued|created|added|sent|date(?: created)?|dated|"
    "date of publication|publication date|"
    "опубликовано|дата|дата публикации|отправлено|размещено|создано|"
    "publicad[ao]|publicado|fecha(?: de publicación)?|enviado|data da publicação|"
    "publié|posté|rédigé|écrit|mis en ligne|envoyé|paru|date de publication|"
    "veröffentlicht|veröffentlichungsdatum|erschienen|erstellt|online seit|stand|gesendet|datum|"
    "pubblicato|data(?: di pubblicazione)?|gepubliceerd|geplaatst|publicerad|publisert|publiceret|"
    "opublikowano|julkaistu|data publikacji|datum publikace|diterbitkan|yayın(?:lanma)?(?: tarihi)?|"
    "(?:公開|掲載|投稿|配信|発表|発信)(?:日時?)?|(?:送信)?日時|发布(?:时间|日期)?"
)
"""A date under it is the day of publication."""
UPDATED = (
    "(?:last |latest )?(?:updated?|modified|revised|edited|reviewed|changed)|last modification|"
    "(?:последнее )?обновлен(?:о|ие|а)|изменено|"
    "(?:última )?actualiza(?:do|da|ción)|(?:última )?atualiza(?:do|da|ção)|"
    "modifiée?|(?:dernière )?mise? à jour|(?:zuletzt )?aktualisiert|letzte (?:aktualisierung|änderung)|"
    "modifica(?:to)?|(?:ultimo )?aggiorna(?:to|mento)|(?:laatst )?bijgewerkt|"
    "(?:sist |senast )?(?:oppdatert|uppdaterad|opdateret)|(?:ostatnia )?aktualizacja|"
    "(?:son )?güncelleme(?: tarihi)?|diperbarui|päivitetty|(?:最終)?更新(?:日時?)?"
)
"""A date under it is that of the last change."""
ON = "(?:on|at|am|il|em|el|le|op|den|:)"
"""What may part a label from its date."""
