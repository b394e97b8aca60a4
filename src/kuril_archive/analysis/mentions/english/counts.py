"""Figures that look like a year and count, measure or number things: *1500 of the villages*, *1999 km*, *No. 1945*."""

import re

from kuril_archive.analysis.mentions.english.words import form

_THINGS = (
    r" (?:people|men|women|children|soldiers|troops|members|miles|km|kilometers|kilometres|meters|metres|feet|tons|"
    r"tonnes|dollars|euros|pounds|yen|percent|per cent|jobs|workers|employees|votes|points|dead|others|and \d{3}\b|"
    r"million|billion|copies|units|homes|houses|students|men|casualties|prisoners|ships|aircraft|tanks|words|hp|"
    r"guns|cases|acres|hectares|or so|more|additional|horses|rifles|sailors|refugees|civilians|protesters"
    r"|stores|cars)\b"
)
_AGO = r" years? (?:ago|back|later|earlier|old|of age|from now|hence)\b"
_SIGNS = (
    r"[ -](?-i:(?:[km]?g|[kcm]?m|ha|[kMG][WVB]|[kMGT]Wh|[kMG]?Hz|mph|kph|km/h|ft|lbs?|oz|cc|rpm|bhp|dpi)[²³23]?"
    r"(?![\w-])|[tl](?![\w-]))"
)
_MEASURES = (
    r"(?:[ -](?:square|cubic|nautical|metric)[ -]\w|-(?:tonne|ton|metre|meter|kilometre|kilometer|mile|foot|yard|pound"
    r"|litre|liter|gallon|watt|volt|acre|hectare|barrel|degree|horsepower|gram|kilogram|kilo)s?\b"
    r"| (?:litres|liters|gallons|watts|(?:kilo|mega|giga)watts|volts|barrels|degrees|horsepower|(?:kilo)?grams|kilos"
    r"|yards|inches)\b)"
)
_SOME_OF = r" of (?:(?:the|its|their|these|those|our|his|her) (?:\w{1,20} )?\w{1,20}s\b|them\b)"
NOT_AFTER = rf"(?=[ -]\w)(?:{_THINGS}|{_AGO}|{_SIGNS}|{_MEASURES}|{_SOME_OF})"
"""What follows no year: things counted, a unit of measure, *of* those it is part of."""

_HOUSE = form(
    r" (?-i:(?:[A-Z][\w.'’-]{0,20} ){1,2}(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Lane|Square|Drive|Court|Place"
    r"|Terrace|Crescent|Highway)\b)"
)
_COUNTING = frozenset(
    (
        "than nearly almost over some least about no. nos. rs rs. flight route resolution directive room psalm page "
        "pages p. pp. section article chapter clause paragraph volume vol. number figure fig. item suite lot box "
        "channel extension"
    ).split()
)
"""Words before figures that are no year."""
_SERIES = re.compile(r"(?:\d[ )-]{1,2}\d{3,4}[ -]|(?<!\d)\d{3}[ -]|(?<!\d)\d-|\+\d{1,3} )$")


def is_count(before: str) -> bool:
    """The words before the figures make them a number of something, or one group of a longer number."""
    words = before.lower().split()[-2:]
    if before.endswith(("$", "€", "£", "¥", "#", "§")) or words == ["up", "to"]:
        return True
    if words and words[-1].lstrip('([“"') in _COUNTING:
        return True
    return before[-2:-1].isdigit() and _SERIES.search(before) is not None


def is_house(match: re.Match[str]) -> bool:
    """The name of a street follows."""
    return _HOUSE.match(match.string, match.end()) is not None
