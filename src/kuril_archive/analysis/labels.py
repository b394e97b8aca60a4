"""Lines that serve the reader, the page, the mail or the desk and tell nothing of the report, as rules."""

from kuril_archive.analysis.boxes import Rule, rule

_ITEM = r"[^\s|·•]+(?: [^\s|·•–—-][^\s|·•]*){0,2}"
"""One to three words between the bars of a menu."""
_ASKED = (
    "(?:(?:enjoyed|liked|like|want|enjoying|never|don['’]t|stay|did you|hat ihnen|вам|понрави|te gustó|"
    "vous|ti è|gostou|if you|for more|thank you|thanks)\\b.{0,90}[?!.,:—–-] ?)?"
)
"""The question before a request: ``Enjoyed this article?``."""
_PAGES = (
    "home|news|sports?|weather|business|politics|world|opinion|culture|travel|tech|video|videos|audio|live|tv|radio|"
    "menu|search|more|inicio|deportes|cultura|política|economía|accueil|monde|startseite|politik|wirtschaft|kultur|"
    "главная|новости|политика|экономика|общество|культура|спорт"
)
"""Pages that the menus of many sites name."""

_WIDGETS = (
    "a[+-]?|aa|[+-]a|print|pdf|e-?mail|share|save|listen|copy|translate|zoom|text|font|size|text size|font size|"
    "smaller|larger|bigger|increase|decrease|reset|imprimir|enviar|drucken|versenden|merken|vorlesen|teilen|imprimer|envoyer|"
    "печать|шрифт|reader mode|dark mode"
)
"""Names of buttons for type and paper, as they stand on one line."""

_PITCHES = (
    rf"{_ASKED}(?:please )?(?:subscribe|sign up|register|join|get|receive|follow us|click here)\b.{{0,140}}"
    r"\b(?:your (?:in-?box|e-?mail)|our (?:.{2,30} )?(?:newsletters?|mailing list|channel|briefing)|"
    r"(?:daily|weekly|free|e-?mail) (?:newsletters?|briefing))\b.{0,80}",
    rf"{_ASKED}(?:(?:jetzt )?abonnieren sie|melden sie sich|erhalten sie|folgen sie).{{0,120}}"
    r"(?:newsletter|postfach|kanal).{0,60}",
    rf"{_ASKED}(?:abonnez-vous|inscrivez-vous|recevez|suivez).{{0,120}}"
    r"(?:newsletter|infolettre|lettre d['’]information|boîte (?:mail|de réception)|notre chaîne).{0,60}",
    rf"{_ASKED}(?:suscríb[ea]\w+|recib[ea]|apúntate|únete|sigue).{{0,120}}"
    r"(?:newsletter|boletín|boletines|tu correo|su correo|bandeja de entrada|nuestro canal).{0,60}",
    rf"{_ASKED}(?:подпи(?:шитесь|сывайтесь|саться)|получайте|читайте нас).{{0,120}}"
    r"(?:рассылк|канал|telegram|телеграм|дзен|вконтакте|почт).{0,60}",
    rf"{_ASKED}(?:iscriviti|ricevi|assine|receba|inscreva-se|siga).{{0,120}}"
    r"(?:newsletter|casella|canale|canal|seu e-?mail|tua e-?mail).{0,60}",
)
"""What asks the reader to subscribe: where it is short a button or a heading, where it is long a sentence."""

LABELS: tuple[Rule, ...] = (
    rule(
        "reader's tool",
        "anywhere",
        r"(?:listen to|download|cite|translate|rate|gift|like|watch|bookmark|recommend) (?:this|the) "
        r"(?:article|story|post|text|page|report|app|pdf|broadcast|live ?stream)(?: .{0,20})?",
        r"(?:report|spot|found|seen?) (?:an?|any) (?:error|mistake|typo|correction)s?.{0,30}|suggest a correction|"
        r"(?:send|submit|got|have)(?: us)? a?n? ?(?:news )?tips?(?: .{0,20})?|"
        r"(?:back|return) to (?:the )?(?:overview|list|start|home ?page|news|index|main page)|"
        r"(?:zurück zur|retour à la|volver a la|назад к|вернуться к) .{2,25}|一覧(?:へ|に)?(?:戻る)?",
        r"scan (?:the|this) (?:qr )?code.{0,40}|扫(?:一扫|码).{0,20}|"
        r"(?:download|get|install|try) (?:our|the) (?:.{2,20} )?app"
        r"(?:,? (?:for|to|and|on|today|now|here)\b[^,]{0,60})?|"
        r"(?:print|e-?mail) (?:page|version|article|story)|print-friendly(?: version)?|"
        rf"(?:(?:{_WIDGETS})[ |,/·]+)+(?:{_WIDGETS})|"
        r"(?:(?:text|font) size|schriftgr(?:ö|oe)ße|tamaño (?:de (?:la )?letra|del texto)|taille du texte|"
        r"размер шрифта):? a.{0,12}",
        r"(?:artikel|beitrag|text|seite) (?:anhören|merken|vorlesen|drucken|teilen|(?:ver)?senden|mailen|empfehlen|"
        r"weiterleiten|kommentieren|speichern)|(?:per )?e-?mail (?:versenden|senden)|"
        r"(?:enviar|imprimir|guardar|leer) por (?:correo|e-?mail)|"
        r"(?:enviar|imprimir|guardar|leer) (?:este |esta )?(?:artículo|noticia|nota)|"
        r"(?:envoyer|imprimer) (?:par (?:e-?mail|courriel)|(?:cet |l['’])article)|"
        r"отправить по .{4,20}|(?:отправить|распечатать) (?:эту )?(?:статью|новость|страницу)|"
        r"(?:invia|stampa) (?:per e-?mail|(?:l['’]|questo )articolo)|"
        r"fehler (?:melden|gefunden.{0,20})|"
        r"écouter (?:cet|l).{0,20}|signaler une erreur|escuchar (?:en vivo|este|la|el).{0,20}|reportar un error|"
        r"прослушать.{0,20}|(?:нашли|сообщить об) ошибк.{0,40}|この記事を(?:聞く|保存|印刷).{0,10}|記事を保存",
        longest=60,
    ),
    rule(
        "reader's tool",
        "outside",
        r"(?:e-?mail:? ?)?[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,3}|"
        r"save|saved|listen|watch live|live ?stream|gift|copy|cite|reprints|translate|start trial|menu|skip to .{2,30}|"
        r"guardar|escuchar|enviar|suscribirse|enregistrer|écouter|envoyer|merken|vorlesen|anhören|speichern|"
        r"zum inhalt springen|ir al contenido|aller au contenu|перейти к содержанию|本文へ.{0,10}|"
        r"сохранить|слушать|salva|ascolta|salvar|ouvir|保存(?:する)?|收藏|打印|e-?paper|abo|trending",
        longest=40,
    ),
    rule(
        "label",
        "outside",
        r"exclusive|breaking(?: news)?|live(?: blog| updates?)?|premium|subscribers? only|for subscribers|feature[sd]?|"
        r"interview|explainer|long read|special report|update[sd]?|just in|developing(?: story)?|press release|"
        r"for immediate release|eilmeldung|exklusiv|exclusivo|exclusif|última hora|срочно|эксклюзив|速報|独自|独家|"
        r"blog post|"
        r"communiqué(?: de presse)?|(?:presse|medien)mitteilung|nota de prensa|comunicado(?: de prensa)?|"
        r"comunicato stampa|пресс-релиз|プレスリリース|報道発表|新闻稿",
        r"(?:first |last )?(?:published|posted|updated|date|author|by|written by|publié le|veröffentlicht|опубликовано)"
        r"(?: on| by| at)?|redacción|redazione|redaktion|редакция|rédaction|newsroom|"
        r"staff(?: reporters?| writers?)?|(?:web|news) desk|"
        r"admin|編集部",
        longest=40,
    ),
    rule(
        "menu",
        "outside",
        rf"{_ITEM}(?: ?[|] ?{_ITEM}){{2,}}|{_ITEM}(?: [·•] {_ITEM}){{2,}}|{_ITEM}(?: [–—-] {_ITEM}){{3,}}",
        rf"(?:[^ ]+ )?(?:(?:{_PAGES}) ){{2,}}(?:{_PAGES})(?: [^ ]+)?",
        longest=240,
    ),
    rule(
        "page number",
        "inside",
        r"(?:page|seite|página|pagina|pág\.?|стр\.?|страница) ?\d{1,4}(?: ?(?:of|von|de|di|из|/) ?\d{1,4})?|"
        r"第?\d{1,4}(?:ページ|页)",
        longest=30,
    ),
    rule(
        "mail header",
        "outside",
        r"(?:from|to|cc|bcc|reply-to|newsgroups?|organi[sz]ation|message-id|lines|references|x-[a-z-]+|path|"
        r"mime-version|content-type|nntp-posting-host|followup-to|distribution|sender|keywords|xref) ?: .{2,200}",
        r"(?:gesendet von|an|envoyé par|à|para|кому|от кого|от|宛先|差出人) ?[:：] ?.{2,120}|"
        r"(?:begin )?forwarded message|original message|(?:weitergeleitete|ursprüngliche) nachricht|message transféré",
        longest=220,
        sentences="any",
    ),
    rule(
        "editor's line",
        "outside",
        r"(?:web |managing )?(?:editor|edited by|editing|redakteur(?:in)?|redacteur|редактор|责任编辑|编辑)(?: in "
        r"charge)? ?[:：].{2,40}",
    ),
    rule(
        "slug line",
        "outside",
        r"bc-.{2,60}|.{2,60}(?:\d(?:st|nd|rd|th) ld|writethru|1st lead).{0,20}|eds(?:itors)? ?:.{2,120}",
        longest=140,
        sentences="any",
    ),
    rule(
        "data base",
        "outside",
        r"section ?: (?:pg|page|part|sec|section|[a-z]{1,3}-?\d|.{2,40}; ?(?:pg|page|p)\b).{0,60}|"
        r"length ?: \d[\d,.]* words?|"
        r"(?:load-date|publication-type|journal-code|document-type|word count|dist(?:ribution)?) ?: .{1,60}|body",
        longest=120,
    ),
    rule(
        "paywall",
        "inside",
        r"(?:this (?:article|content|story) is )?(?:for|available to) (?:subscribers|members) only|"
        r"subscriber exclusive|"
        r"(?:article|contenu) réservé aux abonnés|(?:artikel )?nur für abonnenten|(?:contenido|solo) para suscriptores|"
        r"только для подписчиков|(?:この記事は)?(?:有料)?会員限定.{0,20}",
        sentences="asking",
    ),
    rule("newsletter", "anywhere", *_PITCHES, longest=80, sentences="asking"),
    rule("newsletter", "outside", *_PITCHES, longest=260, sentences="asking"),
    rule(
        "plea",
        "outside",
        rf"{_ASKED}(?:please )?(?:consider (?:supporting|making|becoming|a)|help us|become a|make a|"
        r"support (?:us|our|independent|local|quality|free))\b.{0,100}"
        r"\b(?:(?:our|independent|local|quality|free) (?:journalism|reporting|newsroom|work)|a donation|"
        r"a (?:paying |monthly )?(?:member|supporter|subscriber|patron))\b.{0,100}",
        rf"{_ASKED}(?:got|have|do you have) (?:a|any) (?:news )?(?:story|tip|tips|question|comment).{{0,60}}"
        r"\b(?:e-?mail|contact|write to|call|tell|reach) (?:us|our|the (?:newsroom|author|reporter|writer)).{0,80}",
        longest=260,
        sentences="asking",
    ),
    rule("end mark", "inside", r"\(?ends\)?|end of (?:text|release|article)|enditem|\(完\)"),
)
"""Tools, labels, menus, page numbers, heads of mails, lines of the desk."""
