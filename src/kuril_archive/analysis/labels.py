"""Lines that serve the reader, the page, the mail or the desk and tell nothing of the report, as rules."""

from kuril_archive.analysis.boxes import Rule, rule

_ITEM = r"[^\s|·•]+(?: [^\s|·•–—-][^\s|·•]*){0,2}"
"""One to three words between the bars of a menu."""
_PAGES = (
    "home|news|sports?|weather|business|politics|world|opinion|culture|travel|tech|video|videos|audio|live|tv|radio|"
    "menu|search|more|inicio|deportes|cultura|política|economía|accueil|monde|startseite|politik|wirtschaft|kultur|"
    "главная|новости|политика|экономика|общество|культура|спорт"
)
"""Pages that the menus of many sites name."""

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
        r"scan (?:the|this) (?:qr )?code.{0,40}|扫(?:一扫|码).{0,20}|download (?:our|the) (?:.{2,20} )?app|"
        r"(?:print|e-?mail) (?:page|version|article|story)|print-friendly(?: version)?|text size|font size|a\+ ?a-",
        r"(?:artikel|beitrag|text) (?:anhören|merken|vorlesen|drucken|teilen)|fehler (?:melden|gefunden.{0,20})|"
        r"écouter (?:cet|l).{0,20}|signaler une erreur|escuchar (?:en vivo|este|la|el).{0,20}|reportar un error|"
        r"прослушать.{0,20}|(?:нашли|сообщить об) ошибк.{0,40}|この記事を(?:聞く|保存|印刷).{0,10}|記事を保存",
        longest=60,
    ),
    rule(
        "reader's tool",
        "outside",
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
    ),
    rule(
        "paywall",
        "inside",
        r"(?:this (?:article|content|story) is )?(?:for|available to) (?:subscribers|members) only|"
        r"subscriber exclusive|"
        r"(?:article|contenu) réservé aux abonnés|(?:artikel )?nur für abonnenten|(?:contenido|solo) para suscriptores|"
        r"только для подписчиков|(?:この記事は)?(?:有料)?会員限定.{0,20}",
    ),
    rule("end mark", "inside", r"\(?ends\)?|end of (?:text|release|article)|enditem|\(完\)"),
)
"""Tools, labels, menus, page numbers, heads of mails, lines of the desk."""
