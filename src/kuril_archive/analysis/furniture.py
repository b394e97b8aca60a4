"""Page furniture as data: the lines that pages of all sites put around a report, each kind under a name.

A rule meets a whole line, folded: small letters, spaces joined, dots, colons, arrows and stars at its ends taken off.
What a pattern meets inside a longer sentence never counts, so that a report *about* cookies stays whole.
"""

import re
import unicodedata

from kuril_archive.analysis.boxes import BOXES, Rule, rule
from kuril_archive.analysis.labels import LABELS

_SITES = (
    "facebook|twitter|x|pinterest|whats ?app|linked ?in|reddit|flipboard|tumblr|telegram|instagram|you ?tube|"
    "messenger|google ?\\+?|viber|vk|вконтакте|одноклассники|mix|pocket|line|skype|snapchat|threads|"
    "mastodon|bluesky|digg|stumbleupon|e-?mail|print|rss|copy link|sms|tiktok|blogger|hatena|はてなブックマーク|"
    "feedly|lin"
)
_REPLY = (
    "comment|name|e-?mail|website|your name|your e-?mail|your comment|comentario|nombre|correo electrónico|web|"
    "commentaire|nom|site web|kommentar|имя|комментарий|сайт|nome|comentário|コメント|名前|メールアドレス|サイト"
)

_RATES = (
    "exchange rates?|usd|eur|gbp|jpy|cny|rub|btc|brent|oil|gold|dollar|euro|nikkei|dow(?: jones)?|dax|s&p 500|курс|цб|"
    "валют|доллар|евро|нефть"
)

_DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?[ .,/-]{1,2}(?:[^\W\d_]{3,9}\.?|\d{1,2})[ .,/-]{1,2}\d{4}|"
    r"[^\W\d_]{3,9}\.? \d{1,2},? \d{4}|\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?)"
)

CONSENT = rule(
    "cookies and consent",
    "anywhere",
    r"(?:we|this (?:web)?site|our (?:web)?site|our partners).{0,40} (?:uses?|using) cookies.{0,400}|"
    r"by (?:continuing|using|clicking|closing).{0,80} (?:cookies|agree|consent).{0,300}",
    r"(?:accept|reject|manage|allow)(?: all)?(?: the)? cookies?(?: settings)?|cookie (?:policy|settings|"
    r"notice|preferences|list|declaration)|i (?:accept|agree)|got it",
    r"privacy (?:overview|preferences?(?: cent(?:er|re))?)|save (?:&|and) accept|always enabled|accept all|reject all",
    r"cookie(?: name)? (?:(?:type|domain|provider) )?(?:duration|expiry|lifetime|purpose|dauer|durée|duración)"
    r".{0,60}",
    r"(?:este sitio|utilizamos|usamos|ce site|nous utilisons|diese (?:web)?seite|wir verwenden|"
    r"questo sito).{0,60}cookies.{0,300}|.{0,60}использу\w+ (?:файлы )?cookie.{0,300}",
    r"(?:please )?(?:enable|turn on|activate) javascript.{0,80}|.{0,60}requires javascript.{0,40}|"
    r"your browser (?:does not|doesn['’]t|is).{0,100}",
    r"this site is protected by recaptcha.{0,100}",
    longest=600,
    sentences="asking",
)

RULES: tuple[Rule, ...] = (
    *BOXES,
    rule(
        "reply form",
        "anywhere",
        r"your e-?mail(?: address)? will not be (?:published|shared).{0,60}|required fields are marked.{0,6}",
        r"save my name,? e-?mail.{0,80}|(?:post|submit|cancel|send)(?: your)? (?:comment|reply)|notify me of .{5,60}",
        r"(?:you must be|please) (?:logged in|log in|sign in|login|register).{0,50}|this site uses akismet.{0,80}",
        r"tu dirección de correo.{0,80}|votre adresse e-?mail ne sera pas.{0,60}|"
        r"deine e-?mail-adresse wird nicht.{0,60}|"
        r"ваш (?:адрес )?e-?mail не будет.{0,60}|обязательные поля помечены.{0,6}|"
        r"メールアドレスが公開されることはありません.{0,40}",
        r"(?:notify|please enter) .{0,60}(?:e-?mail|comment|name).{0,40}",
        longest=160,
        sentences="asking",
    ),
    rule(
        "reply form",
        "anywhere",
        r"(?:please )?(?:enter|type) your (?:e-?mail(?: address)?|name|phone(?: number)?)(?: here| below)?",
        longest=50,
    ),
    rule("reply field", "outside", rf"(?:{_REPLY})(?: ?\*| \(required\))?", longest=40),
    rule(
        "share",
        "anywhere",
        rf"(?:(?:\d+[km]? ?)?(?:shares?|tweets?|pins?|likes?))(?: ?\d+)?|"
        rf"(?:share on ?:? ?)?(?:{_SITES})(?:[ |,/•·]+(?:{_SITES}))+",
        rf"(?:share|tweet|post|pin|save|send|like|follow us)(?: (?:this|it|us|via|by|on|to|with|the|story|"
        rf"article|post|page|in|friends|{_SITES}))+",
        r"sharing is caring|about sharing|"
        r"share via|click to (?:share|print|email).{0,40}|send this to a friend|(?:e-?mail|"
        r"print|save|bookmark) this(?: .{0,40})?",
        r"compart(?:ir|e|ilhar?|ilhe)(?: .{0,25})?|partager(?: .{0,25})?|teilen(?: .{0,25})?|"
        r"поделиться(?: .{0,25})?|condividi(?: .{0,25})?|delen|"
        r"シェア(?:する)?|ツイート|分享(?:到)?|bagikan.{0,20}|copy (?:link|url)|x share via|close share panel|"
        r"share permalink|read more about sharing",
        r"(?:twitter|x) (?:for|web) .{2,20}|"
        r"imprimir|imprimer|drucken|распечатать|версия для печати|印刷(?:する)?|stampa|"
        r"follow (?:us|me)(?: on .{2,30})?|"
        r"follow .{2,30} on (?:twitter|facebook|instagram)",
    ),
    rule(
        "share",
        "anywhere",
        rf"(?:share|tweet|post|pin|save|send|like|follow us)(?: (?:this|it|us|via|by|on|to|with|the|story|"
        rf"article|post|page|in|friends|{_SITES}))+.{{0,20}}",
        sentences="never",
    ),
    rule("share options", "anywhere", r"(?:share )?(?:all )?sharing options(?: for ?: .*)?", longest=240),
    rule("share site", "outside", rf"(?:{_SITES})(?: ?\d+)?", longest=30),
    rule(
        "advertisement",
        "inside",
        r"(?:- ?)?(?:advertisements?|advertorial|adverts?|ads?|advertising|sponsored(?: by)?|publicidad|"
        r"publicité|anzeige|werbung|реклама|pubblicità|"
        r"publicidade|advertentie|iklan|スポンサーリンク|スポンサードリンク|広告|广告)(?: ?-)?",
        r"(?:story|article) continues (?:below|after).{0,30}|continue reading (?:below|the main story)|"
        r"scroll (?:down )?(?:to|for) .{2,40}|"
        r"loading|skip (?:to|ad).{0,40}|supported by|adsbygoogle.{0,40}|report (?:this )?ad",
    ),
    rule(
        "read more",
        "anywhere",
        r"(?:read|see|learn|view|load|show) (?:more|all|less)(?: .{0,25})?|continue reading.{0,40}|full story|"
        r"click here.{0,60}",
        r"leer más|lire la suite|weiterlesen|mehr (?:lesen|erfahren)|читать (?:далее|полностью|ещё|еще)|"
        r"подробнее|続きを読む|もっと見る|leggi tutto|saiba mais|lees (?:meer|verder)",
        r"(?:show|hide|view) caption|(?:back to|view|open) gallery|expand|collapse|(?:play|watch) video|"
        r"video player.{0,30}|enlarge(?: this)?(?: image)?",
        sentences="asking",
    ),
    rule(
        "read also",
        "inside",
        r"(?:read (?:more|also|next)|also read|see (?:more|also)|related(?: (?:post|story|article|reading))?|more|"
        r"don['’]t miss|"
        r"lea también|lire aussi|lesen sie auch|читайте также|leggi anche|leia também|baca juga|"
        r"あわせて読みたい) ?[:|：].{3,}",
        longest=160,
        sentences="any",
    ),
    rule(
        "reading time",
        "anywhere",
        r"(?:estimated )?(?:reading time:? )?(?:about )?"
        r"\d{1,3}(?:[-–]\d{1,3})?[- ]?(?:min(?:ute)?s?\.?|мин\w*\.?|minutos|"
        r"minuten|分)(?: (?:read|de lectura|de lecture|lesezeit|чтения|di lettura|de leitura|leestijd|to read))?",
        r"(?:reading time|time to read|lesezeit|tiempo de lectura|temps de lecture|время чтения|読了時間) ?:? ?.{0,20}",
        longest=50,
    ),
    rule(
        "counter",
        "anywhere",
        r"\d[\d., ]*[km]?(?: ?(?:views?|reads?|shares?|comments?|likes?|votes?|просмотр\w*|visitas|vues|aufrufe|"
        r"visualizzazioni|visualizações|回))+",
        r"(?:views?|reads|просмотры?|просмотров|hits|visitas|aufrufe|vues|閲覧数) ?:? ?\d[\d., ]*[km]?",
        longest=40,
    ),
    CONSENT,
    rule(
        "account",
        "anywhere",
        r"(?:log|sign) ?(?:in|up|out|on)(?: ?/? ?(?:log|sign|register|subscribe|free|now|today|"
        r"with .{2,20}).{0,20})?|register(?: now)?|(?:create|my) (?:an )?account|"
        r"subscribe(?: ?(?:now|today|sign in|log in|no thanks))?|unsubscribe|iniciar sesión|suscríbete|"
        r"se connecter|s['’]abonner|anmelden|einloggen|registrieren|abonnieren|"
        r"войти|регистрация|вход|подписаться|accedi|abbonati|entrar|"
        r"ログイン|会員登録|新規登録|登录|注册|donate(?: now)?|"
        r"support us|become a member.{0,20}|thank you for (?:signing up|subscribing)",
    ),
    rule(
        "weather",
        "outside",
        r"(?:.{0,30}[ ,:])?[-+−]?\d{1,3}(?:\.\d)? ?°? ?[cf](?:[ ,].{0,30})?|"
        r"(?:.{0,20} )?[-+−]?\d{1,3}(?:\.\d)? ?°(?: .{0,30})?",
        longest=50,
    ),
    rule(
        "rates",
        "outside",
        rf"(?:(?:{_RATES})(?::? (?:{_RATES}))*:? ?[$€£¥₽]? ?[+−-]?\d+[.,]\d+ ?%?[ /|,;+−$€£¥₽-]*)+",
        longest=120,
    ),
    rule(
        "note on the copy",
        "outside",
        rf"(?:accessed|retrieved|archived|downloaded|saved|last visited|abgerufen|zugegriffen|consulté|consultado|"
        rf"дата обращения|сохранено|閲覧日?) ?:? ?(?:on |am |le |el |vom )?{_DAY}"
        r"(?:,? (?:from|at|via|von|de|с) .{1,160})?",
        longest=240,
    ),
    rule(
        "breadcrumb",
        "outside",
        r"(?!.*«)(?:you are here:? ?)?(?:home|start|startseite|inicio|accueil|главная|ホーム|首页|トップ|top)"
        r"(?:(?: ?[>»›→]+ ?| ?:: ?| ?/ ?|\|)[^>»›/|→]{2,80})+",
        r"(?!.*«)[^>»›→]{2,40}(?:[>»›→]+[^>»›→]{2,80})+",
        longest=240,
    ),
    rule(
        "photograph credit",
        "inside",
        r"(?:photo(?:graph|s)?|image|picture|foto(?:grafía)?|bild|фото|immagine|pic|picture credit|image credit|"
        r"photo credit|写真|图片)s? ?(?:by|courtesy|credit|source|copyright|von|de|©|:|：|/|\().{2,80}|"
        r"credit ?:.{2,80}",
        longest=100,
    ),
    rule(
        "photograph credit",
        "inside",
        r"image caption.{3,140}|(?:[^|/]{2,40}[|/] ?){1,3}(?:getty images|ap|afp|reuters|epa|shutterstock|alamy|"
        r"istock)(?: .{0,20})?|(?:getty images|shutterstock|istock)(?:/.{2,30})?",
        r"(?:hide |toggle )?caption|©.{2,60}",
        r"[^()]{2,240}\((?:photo|image|picture|credit|file|foto|bild|фото)s?\b[^()]{0,60}\)|.{2,200}\.credit.{0,60}",
        r"[^|/(]{2,240}(?:[|/(][^|/(]{0,40}){0,2}(?:[|/(]|\.(?! ))(?:getty(?: images)?|reuters|shutterstock|afp|"
        r"alamy|istock|associated press|ap|epa)\)?",
        longest=320,
        sentences="any",
    ),
    *LABELS,
    rule("bare number", "outside", r"[\d.,/ +%-]{1,12}", longest=12),
    rule("bare sign", "inside", r"[^\w\s。「」]{0,12}", longest=12),
    rule(
        "time ago",
        "outside",
        r"(?:updated |posted |published )?(?:\d+|an?) ?(?:s|m|h|d|w|sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|"
        r"weeks?|months?|years?) ago.{0,12}",
        longest=40,
    ),
    rule(
        "site links",
        "outside",
        r"(?:about|contact|advertise|home|privacy|terms|careers?|jobs|help|faqs?|sitemap|site map|search|menu|"
        r"sections?|close|open|topics|archives?|news|impressum|datenschutz|"
        r"kontakt|über uns|контакты|о нас|реклама на сайте|главная|поиск|меню|inicio|contacto|aviso legal|"
        r"accueil|mentions légales|contattaci|chi siamo|contato|ホーム|お問い合わせ|"
        r"検索|メニュー|masthead|corrections|our team|staff|editorial|shop|store|podcasts?|videos?|photos?|live|games|"
        r"quizzes|events|obituaries|classifieds|weather|more|"
        r"follow|social|company|legal|feedback|support|subscriptions?|e-?paper|today['’]s paper|edition|"
        r"language|english|español|français|deutsch|русский|日本語|中文|advertise|rss feeds?|apps?)"
        r"(?: (?:us|me|with us|conditions|policy|of (?:use|service)|& conditions|and conditions|center|desk))?",
        r"(?:privacy|cookie|data|copyright|comment|ethics|editorial) (?:policy|notice|statement|settings|"
        r"guidelines|standards)(?: .{0,30})?|terms (?:of|and|&) .{2,30}|"
        r"(?:ad ?choices|do not sell.{0,40}|your .{0,20}(?:ad choices|privacy rights)|closed captioning|"
        r"accessibility.{0,20}|mobile apps?|powered by .{2,40})",
        longest=60,
    ),
)

_LONGEST = max(rule.longest for rule in RULES) + 40
_EDGE = " \t.:;,…*#>»›→«‹←<|•·▼▲▶►◀+=_~!?–—-"
_EDGE_QUOTED = _EDGE.replace("«", "").replace("»", "")


def fold(line: str) -> str:
    """A line as rules and comparisons see it: small letters, single spaces, no signs at its ends.

    Quotation marks « » stay where both are there; one alone is an arrow.
    """
    edge = _EDGE_QUOTED if "«" in line and "»" in line else _EDGE
    return " ".join(unicodedata.normalize("NFKC", line).casefold().split()).strip(edge)


_STOP = re.compile(r"[.…。][\"'”’»)\]」』]*$")
_END = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*$")
_SMALL = re.compile(r"(?<![^\W\d_])(?<![’'-])[^\W\d_A-Z]\w*")
_SENTENCE = 5
"""From so many words that do not begin as names do, a line with a full stop is a sentence, not a button."""
_SPEAKER = r"(?:(?!(?:and|or|but|our|your|we|you|us) )[\w’'-]+ )"
_TOLD = re.compile(
    r"\b(?:said|told|replied|(?<!first )(?:was|were)(?! (?:\w+ )?(?:published|posted|produced|updated))|"
    r"sagten?|war(?:en)?|a dit|ont dit|étai(?:t|ent)|dijo|dijeron|eran?|disse|сказала?|заявила?|был[аои]?)\b|"
    rf"[^,]{{4,}}[,”\"»’] (?:(?:he|she|they) \w+|(?:the |an? )?{_SPEAKER}{{1,3}}"
    r"(?:\w\w+ed|says|tells|asks|wrote)(?: .{1,60})?)|"
    r"と(?:述べ|語|話|言)"
)
"""What a report tells: somebody's words, or how things were."""


def rule_for(line: str) -> Rule | None:
    """The first rule that meets the whole line; a sentence only meets rules that are for sentences."""
    if len(line) > _LONGEST:
        return None
    folded = fold(line)
    found = next((rule for rule in RULES if len(folded) <= rule.longest and rule.pattern.fullmatch(folded)), None)
    return None if found and _is_told(line, folded, found) else found


def _is_told(line: str, folded: str, rule: Rule) -> bool:
    """Whether the line is a sentence of a report that begins or ends as furniture of this kind does."""
    if rule.sentences == "any" or not _END.search(line):
        return False
    stopped = _STOP.search(line) is not None
    if rule.sentences == "never":
        return stopped
    sentence = stopped and len(_SMALL.findall(line)) >= _SENTENCE
    return (sentence and rule.sentences == "none") or _TOLD.search(folded) is not None


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())
