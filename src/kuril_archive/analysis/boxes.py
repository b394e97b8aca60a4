"""The heads of the boxes that end a page, as rules; and what a rule of page furniture is."""

import re
from typing import Literal

from msgspec import Struct

Where = Literal["inside", "anywhere", "outside", "tail"]
Sentences = Literal["never", "none", "asking", "any"]


class Rule(Struct, frozen=True):
    """One kind of furniture."""

    name: str
    where: Where
    """Where the rule cuts.

    ``inside``: wherever the line stands; the text may go on after it.
    ``anywhere``: wherever it stands; after the last sentences of a text it marks the end.
    ``outside``: before and after the running text only.
    ``tail``: the head of a box: its short lines go with it, and the rest of the page where the text does not go on.
    """
    pattern: re.Pattern[str]
    """Meets the whole folded line."""
    longest: int = 80
    """Lines with more characters are not furniture of this kind."""
    sentences: Sentences = "none"
    """Which whole sentences are furniture of this kind; any other is text, whatever it begins with.

    ``none``: only those of few words; ``never``: nothing that ends with a full stop.
    ``asking``: those that ask or tell the reader something, but no report of what someone said or of what was.
    """


def rule(name: str, where: Where, *patterns: str, longest: int = 80, sentences: Sentences = "none") -> Rule:
    """A rule that meets what any of the patterns meets."""
    return Rule(name, where, re.compile("|".join(f"(?:{p})" for p in patterns)), longest, sentences)


_RIGHTS = (
    r"copyright ?[:©].{2,60}|(?:copyright|©|\(c\)|ⓒ)(?: ?©| ?\(c\))?.{0,20}(?:19|20)\d\d.*|"
    r".{0,60}(?:©|copyright) ?(?:19|20)\d\d.{0,120}|"
    r"(?!.*all rights reserved(?: [^\W\d_]+){6,}$)"  # a sentence that goes on
    r".{0,160}(?<![\"“„«'‘])(?:all rights reserved|todos los derechos reservados|tous droits réservés|"
    r"alle rechte vorbehalten|все права защищены|todos os direitos reservados|tutti i diritti riservati|"
    r"無断転載.{0,20}|版权所有).{0,80}"
)

BOXES: tuple[Rule, ...] = (
    rule(
        "comments",
        "tail",
        r"(?:leave|post|add|write|submit) (?:a|your) (?:reply|comment|response)s?(?: .{0,20})?",
        r"(?:\(?\d+\)? )?(?:comments?|responses?|repl(?:y|ies)|thoughts? on .+)(?: ?\(?\d+\)?)?",
        r"(?:view|show|load|see|read|hide|sort)(?: all)?(?: \d+)? comments?.{0,20}",
        r"join the (?:conversation|discussion).{0,20}|have your say|what do you think|discussion|"
        r"(?:reader )?comments? policy",
        r"(?:deja|dejar|escribe|añade) (?:una?|tu) (?:respuesta|comentario).{0,20}|"
        r"(?:\d+ )?comentarios?(?: ?\(?\d+\)?)?",
        r"laisser un commentaire|(?:\d+ )?commentaires?(?: ?\(?\d+\)?)?|répondre",
        r"(?:schreibe? einen|hinterlasse einen|neuer) kommentar.{0,20}|(?:\d+ )?kommentare?(?: ?\(?\d+\)?)?",
        r"(?:добавить|оставить|оставьте|написать) (?:комментарий|отзыв)|(?:\d+ )?комментари(?:и|й|ев|"
        r"я)(?: ?\(?\d+\)?)?",
        r"lascia un commento.{0,20}|(?:\d+ )?commenti|deixe um(?:a)? (?:comentário|resposta)|(?:\d+ )?comentários?",
        r"geef een reactie|(?:\d+ )?reacties?|コメント(?:を(?:残す|する|書く))?(?: ?\(?\d+\)?)?|"
        r"トラックバック.{0,10}|发表评论|评论",
    ),
    rule(
        "related",
        "tail",
        r"(?:related|recommended|similar|suggested|further|more|other|latest|recent|top|popular|trending|featured|"
        r"editor['’]?s?['’]?|must)(?: related| popular)? (?:articles?|stor(?:y|ies)|posts?|news|reading|content|"
        r"topics?|"
        r"links|videos?|reads?|picks?|searches|coverage|headlines|tags|entries|up|on this|from .{2,30}|"
        r"in .{2,30})(?: .{0,20})?",
        r"(?:you (?:may|might) (?:also |be )?(?:like|enjoy|have missed|interested in).{0,10}|read (?:next|also|"
        r"this next)|see also)",
        r"(?:check out|discover|see|explore|browse) (?:our |more |other |all )+.{2,30}|(?:more|"
        r"also) (?:like this|on this.{0,20})",
        r"related|latest|elsewhere|(?:also )?in (?:the|other) news|also today|other headlines",
        r"(?:most )?(?:popular|read|viewed|shared|commented|watched|recent)(?: (?:articles?|posts?|stories|news|"
        r"now|today|videos|in .{2,20}))?",
        r"trending(?: now| today)?|don['’]?t miss|recommended(?: for you)?|around the web|promoted(?: stories|"
        r" content)?|from the web",
        r"sponsored(?: (?:content|stories|links|financial content))?|paid content|in case you missed it|"
        r"on our radar|what to read next|next up.{0,30}",
        r"(?:artículos|noticias|entradas|contenidos?) (?:relacionad[oa]s?|destacad[oa]s)|te puede interesar|"
        r"lo más (?:leído|visto).{0,20}",
        r"(?:articles?|sujets?) (?:similaires?|liés?)|à lire (?:aussi|également)|sur le même (?:sujet|thème)|"
        r"les plus lus|lire aussi",
        r"(?:ähnliche|weitere|verwandte) (?:artikel|beiträge|themen|nachrichten).{0,20}|das könnte (?:sie|"
        r"dich) auch interessieren|"
        r"mehr zum thema|meistgelesen.{0,20}|auch interessant",
        r"(?:читайте|смотрите) (?:также|ещё|еще|далее)|(?:похожие|другие|последние|главные) (?:новости|"
        r"материалы|статьи|записи)|"
        r"(?:материалы|новости|статьи) по теме|по теме|популярное|самое (?:читаемое|популярное)|рекомендуем|"
        r"ещё по теме|выбор редакции",
        r"(?:articoli|notizie) correlat[ei]|potrebbe interessarti.{0,20}|leggi anche|(?:artigos|notícias|"
        r"matérias|posts) relacionad[oa]s|"
        r"leia (?:também|mais)|veja também|mais lidas|gerelateerd.{0,20}|lees ook|meest gelezen",
        r"関連(?:記事|ニュース|リンク|キーワード|する記事)?|(?:人気|おすすめ|最新|新着|最近)の?(?:記事|投稿|ニュース).{0,10}|あわせて読みたい|"
        r"アクセスランキング|ランキング|相关(?:新闻|阅读|文章)|推荐阅读|热门.{0,6}|"
        r"artikel terkait|berita (?:terkait|terpopuler)|baca juga",
    ),
    rule(
        "about the writer",
        "tail",
        r"(?:about|meet|über|sobre|à propos de|об?) (?:the |our |el |la |l['’]|den |die |o |a )?(?:authors?|"
        r"writers?|autor(?:in|a)?|auteur|авторе?)",
        r"(?:more|latest) (?:from|by) (?:this|the|our) (?:author|writer)|この記事を書いた人|об авторе",
        longest=40,
    ),
    rule(
        "newsletter",
        "tail",
        r"(?:our |free |daily |weekly |e-?mail |.{2,25} )?newsletters?(?: sign[- ]?up| subscription)?|"
        r"breaking news e-?mails",
        r"(?:sign up|subscribe|register|join)(?: (?:now|today|free))? (?:for|to) .{2,60}|stay (?:informed|"
        r"connected|updated|up to date).{0,40}",
        r"get (?:the|our|.{0,20}news).{2,60} (?:inbox|newsletter|delivered).{0,30}|to read the full story|"
        r"(?:subscribe|register) to (?:continue|read).{0,30}",
        r"boletín.{0,30}|suscríbe(?:te|ase).{0,50}|inscrivez-vous.{0,50}|abonnez-vous.{0,50}|"
        r"newsletter abonnieren|подпис(?:ка|аться|ывайтесь).{0,50}",
        r"iscriviti.{0,50}|assine.{0,50}|メールマガジン.{0,20}|rss登録|ニュースレター.{0,10}",
        sentences="asking",
    ),
    rule(
        "tags",
        "tail",
        r"(?:(?:filed|posted|published) (?:under|in)|tags?|topics?|categories|related (?:tags|topics)|"
        r"tagged(?: (?:with|in|as))?|keywords|"
        r"etiquetas|mots[- ]clés|schlagwörter|schlagworte|теги|метки|тэги|рубрики|parole chiave|"
        r"タグ|カテゴリー?|キーワード|"
        r"标签)(?: ?:.{0,200})?",
        r"(?:check out|see|browse) (?:our |other |all |more )+tags",
        longest=240,
        sentences="asking",
    ),
    rule(
        "press contact",
        "tail",
        r"(?:for )?(?:further|more|additional) (?:information|details|enquiries)"
        r"(?:,? ?(?:please )?(?:contact|call|write).{0,40})?|contact ?: .{2,120}",
        r"(?:media|press|for media) (?:contacts?|enquiries|inquiries)(?: ?:.{0,120})?|"
        r"pressekontakt.{0,60}|(?:weitere )?(?:auskünfte|rückfragen).{0,60}|contacto? (?:de |con la )?prensa.{0,60}|"
        r"contacts? presse.{0,60}|(?:контакты для сми|пресс-служба).{0,60}|"
        r"(?:本件に関する)?(?:お問い合わせ|問い合わせ)先?.{0,30}",
        longest=140,
        sentences="asking",
    ),
    rule("rights", "tail", rf"(?=.*(?:©|ⓒ|\(c\)))(?:{_RIGHTS})", longest=900, sentences="any"),
    rule("rights", "tail", _RIGHTS, longest=900, sentences="asking"),
    rule(
        "next and previous",
        "tail",
        r"[‹«←<]* ?(?:previous|next|prev|older|newer)(?: (?:articles?|posts?|stor(?:y|ies)|page|slide|"
        r"entry))?[: ]*[›»→>]*",
        r"(?:anterior|siguiente|précédent|suivant|vorheriger|nächster|предыдущ\w+|следующ\w+|próxim[oa]|"
        r"successivo|precedente|vorige|volgende)"
        r"(?: (?:artículo|entrada|article|artikel|beitrag|новость|запись|статья|post|artigo|articolo|bericht))?",
        r"(?:post|beitrags|page|entry)[- ]?navigation|前の記事.{0,40}|次の記事.{0,40}|навигация по записям|"
        r"chevron_(?:left|right)|"
        r"(?:arrow|keyboard_arrow|navigate)_\w+|back to top.{0,6}|return to top|zum seitenanfang|наверх|"
        r"к началу|ページトップ.{0,6}",
        longest=60,
    ),
)
"""What follows such a line is not the report."""
