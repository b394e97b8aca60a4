"""The sentences that explain evidence: one catalogue, filled where they are shown and nowhere else."""

from kuril_archive import edtf
from kuril_archive.analysis.mentions.telling import misnamed
from kuril_archive.model import Dated, Evidence, Mention, Telling

SENTENCES = {
    # points
    "printed-date": "The date is printed at the text.",
    "printed-above": "The date stands alone above the headline; there it is sometimes the page’s and not the report’s.",
    "same-date": "It says the same.",
    "filed-earlier": "The dateline tells when the report was filed; it was published later.",
    "address-date": "The address holds the date, as many sites write the day of publication there.",
    "other-date": "It names another day than {chosen}, which is printed in a better place.",
    "open-order": "Day and month can be read in either order: {readings}.",
    "order-settled": "Day and month could be read in either order; what else is printed leaves this one.",
    "year-settled": "Day and month are printed; the stamp of the last change has the same day and its year.",
    "weekday-contradicts": "The printed weekday is wrong: {date} was a {actual}.",
    "after-bound": "The printed date, {date}, lies after it: one of the two is wrong.",
    "outside-bound": "The printed date lies outside the curator’s `{key}`, and the curator’s word goes first.",
    "no-such-day": "The calendar has no such day.",
    "year-missing": "Day and month are printed, the year is not.",
    # weekdays
    "weekday-fits": "{date} was a {weekday}; so it was in {others}.",
    "weekday-fits-alone": "{date} was a {weekday}; no other year within the bounds fits.",
    "weekday-agrees": "{date} was a {weekday}.",
    "weekday-near": "The {weekday} next to the dated reports of the event was {date}. "
    "A report may be printed on the day of its news or the day after.",
    # bounds
    "page-clock": "The page’s own clock stands in its head, away from the report. It tells when the page was open, "
    "so the report is not later.",
    "updated-stamp": "A stamp of the last change: the report was published by then.",
    "captured-day": "The curator notes when the page was captured.",
    "curated-bound": "The curator’s bound.",
    "past-year": "The text speaks of {words} as past.",
    "collected": "The archive was collected up to then.",
    "build-day": "Nobody says when the archive was collected, so the day of the build is the bound.",
    "horizon": "A page saved from the Web is not older than the Web.",
    "only-year": "Between the bounds there is one such day.",
    # dossier
    "same-event": "It tells the same event ({proof}) and states its day.",
    "same-event-open": "It tells the same event ({proof}), but its own day is not stated, so it proves nothing.",
    "like-but-past": "So this text speaks of the event of “{title}” as past; that report does not date it.",
    "like-but-later": "A report of the days of “{title}” would hardly name that year so; it does not date this text.",
    "like-but-again": "It is alike, but this text tells that it happened once more; that report does not date it.",
    "like-but-ahead": "It is alike, but one of the two tells as to come what the other tells as done.",
    "like-but-other": "It is alike, but what this text puts on its weekday ({act}) is not told there.",
    "like-but-unfit": "It tells the same event, but no day that this text allows lies near its day.",
    "partners-disagree": "It tells the same event, but another report of it leads to another day.",
    "spoken-of-as-past": "It is alike, but this text was written later: see what it says of that event as past.",
    # curated
    "curated": "The archive’s curator says so{note}.",
    "curated-over": "The curator says {chosen}.",
    "ignored-by-curator": "The curator put this witness aside.",
}

VERDICTS = {"supports": "used", "bounds": "bound", "rejected": "rejected"}


def sentence(evidence: Evidence) -> str:
    """Say why a witness got its verdict; raises KeyError for a rule that has no sentence."""
    return SENTENCES[evidence.rule].format_map({"reads": evidence.reads or "", **evidence.values})


ANCHORS = {
    "absolute": "The words name it in full.",
    "publication day": "Reckoned from the day of publication{day}{way}.",
    "earlier mention": "Reckoned from the time that the text named before.",
}
"""What a time of a text is reckoned from -> how it is said."""

OPEN_YEAR = "The year of the report is not known, and so this has none."
OPEN_DAY = "The day of the report is known only within bounds, and so is this."
NO_DAY = "The day of the report is not known, so that this has no place."
MISNAMED = "In doubt: that day was another weekday than the one beside it."
RECALLED = (
    "In doubt: the paragraph looks back over years, and may have been taken over from an older report; then it is "
    "reckoned from the wrong day."
)


def telling(told: Telling, published: Dated) -> str:
    """Say by which rule a time of the text stands for its date, and what speaks against it."""
    mention = told.mention
    if told.curated:
        return SENTENCES["curated"].format(note=f": {told.note}" if told.note else "")
    said = [_reckoned(mention, published)]
    if misnamed(mention.text, mention.earliest, mention.latest):
        said.append(MISNAMED)
    elif not mention.certain:
        said.append(RECALLED)
    if told.note:
        said.append(told.note if told.note.endswith((".", "!", "?")) else f"{told.note}.")
    return " ".join([*said, f"Rule: {mention.rule}."])


def _reckoned(mention: Mention, published: Dated) -> str:
    if mention.anchor == "absolute":
        return ANCHORS["absolute"]
    if mention.earliest is None and mention.latest is None:
        return OPEN_YEAR if mention.edtf else NO_DAY
    if mention.edtf is not None and mention.edtf.startswith("["):
        return OPEN_DAY
    value = edtf.parse(published.edtf) if published.edtf else None
    day = f", {edtf.words(value)}" if value and mention.anchor == "publication day" else ""
    return ANCHORS[mention.anchor].format(day=day, way=_way(mention, value))


def _way(mention: Mention, published: edtf.Edtf | None) -> str:
    """On which side of the day of publication it lies."""
    if published is None or published.earliest is None or published.latest is None:
        return ""
    if mention.latest and edtf.Day.read(mention.latest) < published.earliest:
        return ": the time before it"
    return ": the time after it" if mention.earliest and edtf.Day.read(mention.earliest) > published.latest else ""
