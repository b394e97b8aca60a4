"""The sentences that explain evidence: tables, filled where they are shown and nowhere else."""

from kuril_archive import edtf
from kuril_archive.analysis.likeness import SAME_WORDS
from kuril_archive.analysis.mentions.telling import misnamed
from kuril_archive.analysis.witness import WEEKDAYS
from kuril_archive.model import Dated, Evidence, Mention, Telling
from kuril_archive.wording import Wording, messages

SENTENCES = messages(
    {
        # points
        "printed-date": "The date is printed at the text.",
        "printed-above": "The date stands alone above the headline; "
        "there it is sometimes the page’s and not the report’s.",
        "same-date": "It says the same.",
        "filed-earlier": "The dateline tells when the report was filed; it was published later.",
        "address-date": "The address holds the date, as many sites write the day of publication there.",
        "other-date": "It names another day than %(chosen)s, which is printed in a better place.",
        "open-order": "Day and month can be read in either order: %(readings)s.",
        "order-settled": "Day and month could be read in either order; what else is printed leaves this one.",
        "year-settled": "Day and month are printed; the stamp of the last change has the same day and its year.",
        "weekday-contradicts": "The printed weekday is wrong: %(date)s was a %(actual)s.",
        "after-bound": "The printed date, %(date)s, lies after it: one of the two is wrong.",
        "outside-bound": "The printed date lies outside the curator’s `%(key)s`, and the curator’s word goes first.",
        "no-such-day": "The calendar has no such day.",
        "year-missing": "Day and month are printed, the year is not.",
        # weekdays
        "weekday-fits": "%(date)s was a %(weekday)s; so it was in %(others)s.",
        "weekday-fits-alone": "%(date)s was a %(weekday)s; no other year within the bounds fits.",
        "weekday-agrees": "%(date)s was a %(weekday)s.",
        "weekday-near": "The %(weekday)s next to the dated reports of the event was %(date)s. "
        "A report may be printed on the day of its news or the day after.",
        # bounds
        "page-clock": "The page’s own clock stands in its head, away from the report. It tells when the page was open, "
        "so the report is not later.",
        "updated-stamp": "A stamp of the last change: the report was published by then.",
        "captured-day": "The curator notes when the page was captured.",
        "curated-bound": "The curator’s bound.",
        "past-year": "The text speaks of %(words)s as past.",
        "collected": "The archive was collected up to then.",
        "build-day": "Nobody says when the archive was collected, so the day of the build is the bound.",
        "horizon": "A page saved from the Web is not older than the Web.",
        "only-year": "Between the bounds there is one such day.",
        # dossier
        "same-event": "It tells the same event (%(proof)s) and states its day.",
        "same-event-open": "It tells the same event (%(proof)s), but its own day is not stated, so it proves nothing.",
        "like-but-past": "So this text speaks of the event of “%(title)s” as past; that report does not date it.",
        "like-but-later": "A report of the days of “%(title)s” would hardly name that year so; "
        "it does not date this text.",
        "like-but-again": "It is alike, but this text tells that it happened once more; that report does not date it.",
        "like-but-ahead": "It is alike, but one of the two tells as to come what the other tells as done.",
        "like-but-other": "It is alike, but what this text puts on its weekday (%(act)s) is not told there.",
        "like-but-unfit": "It tells the same event, but no day that this text allows lies near its day.",
        "partners-disagree": "It tells the same event, but another report of it leads to another day.",
        "spoken-of-as-past": "It is alike, but this text was written later: see what it says of that event as past.",
        # curated
        "curated": "The archive’s curator says so.",
        "curated-because": "The archive’s curator says so: %(note)s.",
        "curated-over": "The curator says %(chosen)s.",
        "ignored-by-curator": "The curator put this witness aside.",
    }
)

KINDS = messages(
    (
        *("address", "archive", "byline", "clock", "curator", "date line", "dateline", "front matter", "header"),
        *("same event", "updated", "weekday", "year"),
    )
)
"""Kinds of evidence: where the words stand."""

VERDICTS = messages({"supports": "used", "bounds": "bound", "rejected": "rejected"})

BASES = messages(("stated", "inferred", "curated", "unknown"))
"""How a date is known."""

DATES = ("date", "chosen", "words")
"""Values of evidence that are EDTF."""
NAMES = ("weekday", "actual")
"""Values that are names of weekdays."""


def sentence(evidence: Evidence, wording: Wording) -> str:
    """Say why a witness got its verdict; raises KeyError for a rule that has no sentence."""
    values = {name: _value(name, value, wording) for name, value in evidence.values.items()}
    rule = "curated-because" if evidence.rule == "curated" and values.get("note") else evidence.rule
    return wording.say(SENTENCES[rule], **{"reads": evidence.reads or "", **values})


def _value(name: str, value: str, wording: Wording) -> str:
    """Return what a sentence is filled with, in its language; captured words stay as they are."""
    if name in DATES:
        return wording.date(value)
    if name in NAMES:
        return weekday(value, wording)
    if name in ("readings", "others"):
        return wording.listed([wording.date(each) for each in value.split()], either=name == "readings")
    return wording.say(SAME_WORDS) if value == SAME_WORDS else value


def weekday(name: str, wording: Wording) -> str:
    """Return the name of a weekday, which records have in English."""
    return wording.weekday(WEEKDAYS.index(name))


ANCHORS = messages(
    {
        "absolute": "The words name it in full.",
        "earlier mention": "Reckoned from the time that the text named before.",
    }
)
"""What a time of a text is reckoned from -> how it is said."""

PUBLISHED = messages(
    {
        (False, "before"): "Reckoned from the day of publication: the time before it.",
        (False, "after"): "Reckoned from the day of publication: the time after it.",
        (False, ""): "Reckoned from the day of publication.",
        (True, "before"): "Reckoned from the day of publication, %(day)s: the time before it.",
        (True, "after"): "Reckoned from the day of publication, %(day)s: the time after it.",
        (True, ""): "Reckoned from the day of publication, %(day)s.",
    }
)
"""Whether the day of publication is known, and on which side of it the time lies -> how that is said."""

DOUBTS = messages(
    {
        "open year": "The year of the report is not known, and so this has none.",
        "open day": "The day of the report is known only within bounds, and so is this.",
        "no day": "The day of the report is not known, so that this has no place.",
        "misnamed": "In doubt: that day was another weekday than the one beside it.",
        "recalled": "In doubt: the paragraph looks back over years, and may have been taken over from an older report; "
        "then it is reckoned from the wrong day.",
    }
)
"""Why a time of a text has no place, or may have another."""


def telling(told: Telling, published: Dated, wording: Wording) -> str:
    """Say by which rule a time of the text stands for its date, and what speaks against it."""
    mention = told.mention
    if told.curated:
        rule = "curated-because" if told.note else "curated"
        return wording.say(SENTENCES[rule], note=(told.note or "").rstrip(".。"))
    said = [_reckoned(mention, published, wording)]
    if misnamed(mention.text, mention.earliest, mention.latest):
        said.append(wording.say(DOUBTS["misnamed"]))
    elif not mention.certain:
        said.append(wording.say(DOUBTS["recalled"]))
    if told.note:
        said.append(told.note if told.note.endswith((".", "!", "?", "。")) else f"{told.note}.")
    return wording.sentences(*said, wording.say("Rule: %(rule)s.", rule=wording.say(mention.rule)))


def _reckoned(mention: Mention, published: Dated, wording: Wording) -> str:
    if mention.anchor == "absolute":
        return wording.say(ANCHORS["absolute"])
    if mention.earliest is None and mention.latest is None:
        return wording.say(DOUBTS["open year" if mention.edtf else "no day"])
    if mention.edtf is not None and mention.edtf.startswith("["):
        return wording.say(DOUBTS["open day"])
    if mention.anchor in ANCHORS:
        return wording.say(ANCHORS[mention.anchor])
    side = _side(mention, edtf.parse(published.edtf)) if published.edtf else ""
    return wording.say(PUBLISHED[published.edtf is not None, side], day=wording.date(published.edtf))


def _side(mention: Mention, published: edtf.Edtf) -> str:
    """Return on which side of the day of publication it lies."""
    if published.earliest is None or published.latest is None:
        return ""
    if mention.latest and edtf.Day.read(mention.latest) < published.earliest:
        return "before"
    return "after" if mention.earliest and edtf.Day.read(mention.earliest) > published.latest else ""
