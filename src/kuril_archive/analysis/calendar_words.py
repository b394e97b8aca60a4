"""Names of months and weekdays, and the labels of dates, in the languages that captures come in, as data."""

# Twelve names a row, January first; a comma parts forms of one month. English needs its capital (modal "may",
# verb "march"); the other languages are matched with a small or a capital first letter.
ENGLISH = "January February March April May June July August September October November December"
ENGLISH_SHORT = "Jan Feb Mar Apr May Jun Jul Aug Sep,Sept Oct Nov Dec"
_MONTHS = (
    "января,январь,янв февраля,февраль,фев,февр марта,март,мар апреля,апрель,апр мая,май июня,июнь,июн "
    "июля,июль,июл августа,август,авг сентября,сентябрь,сен,сент октября,октябрь,окт ноября,ноябрь,ноя "
    "декабря,декабрь,дек",
    "enero febrero marzo abril mayo junio julio agosto septiembre,setiembre octubre noviembre diciembre",
    "janvier février,fevrier mars avril mai juin juillet août,aout septembre octobre novembre décembre,decembre",
    "Januar,Jänner Februar März,Maerz April Mai Juni Juli August September Oktober November Dezember",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março,marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts,mars april maj,mai juni juli august september oktober november december,desember",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
)
# Short forms of the other languages: read only between a day and a year.
_MONTHS_SHORT = (
    "ene feb mar abr may jun jul ago sep,sept oct nov dic",
    "janv févr,fév mars avr mai juin juil août sept oct nov déc",
    "Jan Feb Mär,Mrz Apr Mai Jun Jul Aug Sep,Sept Okt Nov Dez",
    "gen feb mar apr mag giu lug ago set ott nov dic",
    "jan fev mar abr mai jun jul ago set out nov dez",
    "jan feb mrt apr mei jun jul aug sep okt nov dec",
)

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
"""Japanese eras -> the year before their first (Cabinet orders on the names of eras)."""

# Seven names a row, Monday first.
_WEEKDAYS = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "понедельник,понедельника вторник,вторника среда,среду,среды четверг,четверга пятница,пятницу,пятницы "
    "суббота,субботу,субботы воскресенье,воскресенья",
    "lunes martes miércoles,miercoles jueves viernes sábado,sabado domingo",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "Montag Dienstag Mittwoch Donnerstag Freitag Samstag,Sonnabend Sonntag",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
)
_WEEKDAYS_HAN = "月曜日,月曜,星期一,周一 火曜日,火曜,星期二,周二 水曜日,水曜,星期三,周三 木曜日,木曜,星期四,周四 "
_WEEKDAYS_HAN += "金曜日,金曜,星期五,周五 土曜日,土曜,星期六,周六 日曜日,日曜,星期日,星期天,周日"
# Short names: read only beside a date.
_WEEKDAYS_SHORT = (
    "Mon Tue,Tues Wed,Weds Thu,Thur,Thurs Fri Sat Sun",
    "пн вт ср чт пт сб вс",
    "lun mar mié,mie jue vie sáb dom",
    "Mo Di Mi Do Fr Sa So",
    "mandag tirsdag onsdag torsdag fredag lørdag,lördag søndag,söndag",
    "måndag tisdag onsdag torsdag fredag lördag söndag",
    "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "Senin Selasa Rabu Kamis Jumat Sabtu Minggu",
    "Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar",
    "月 火 水 木 金 土 日",
)


def _table(*rows: str) -> dict[str, int]:
    """Word -> place in its row, from 0."""
    return {word: place for row in rows for place, forms in enumerate(row.split()) for word in forms.split(",")}


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _either_case(table: dict[str, int]) -> dict[str, int]:
    """The same with a capital first letter and in capitals."""
    return table | {w[:1].upper() + w[1:]: n for w, n in table.items()} | {w.upper(): n for w, n in table.items()}


def _capitals(table: dict[str, int]) -> dict[str, int]:
    return table | {w.upper(): n for w, n in table.items()}


_FOREIGN = _either_case(_table(*_MONTHS))
MONTHS_ENGLISH = {w: n + 1 for w, n in _capitals(_table(ENGLISH, ENGLISH_SHORT)).items()}
"""English names of months, long and short -> 1 to 12."""
MONTHS = {w: n + 1 for w, n in _FOREIGN.items()} | MONTHS_ENGLISH
"""Names of months -> 1 to 12."""
MONTHS_SHORT = {w: n + 1 for w, n in _either_case(_table(*_MONTHS_SHORT)).items()}
"""Short names that stand for a month only between a day and a year -> 1 to 12."""
WEEKDAYS = _capitals(_table(_WEEKDAYS[0], _WEEKDAYS[4])) | _either_case(_table(*_WEEKDAYS[1:4], *_WEEKDAYS[5:]))
"""Names of weekdays -> 0 (Monday) to 6."""
WEEKDAYS_ENGLISH = _table(_WEEKDAYS[0], _WEEKDAYS_SHORT[0])
"""English names of weekdays, long and short -> 0 (Monday) to 6."""
WEEKDAYS_HAN = _table(_WEEKDAYS_HAN)
"""Chinese and Japanese names, which need no space around them."""
WEEKDAYS_SHORT = _either_case(_table(*_WEEKDAYS_SHORT))
"""Short names that stand for a weekday only beside a date."""
THIS = _words("this este esta ce cet diesen diesem dieser questo questa deze neste nesta этот эту это этой 今週の 本周")
"""Words that tie a weekday to the week of the text."""
OTHER = _words(
    "last next every each following previous coming past letzten nächsten jeden próximo próxima pasado pasada "
    "прошлый прошлую следующий следующую каждый каждую volgende vorige prochain dernier"
)
"""Words before a weekday that take it out of the week of the text."""


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
