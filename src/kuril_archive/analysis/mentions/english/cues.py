"""The English words beside a time that tell where it lies."""

import re

from kuril_archive.analysis.mentions.rules import Cues, any_case

_PAST = (
    "said says told was were had did has have came went made took fell rose won lost began became held met sent gave "
    "led kept left died hit saw shot struck broke brought bought sold ran spoke wrote found got grew drew flew paid "
    "put cut closed"
).split()
CUES = Cues(
    verbs=re.compile(
        r"\b(?=\w)(?:(?P<ahead>(?:will|won['’]t|shall|would|\w+['’]ll)(?: (?:not|also|then|be|have))*(?: \w+)?"
        r"|(?:due|set|scheduled|expected|planned|slated|going|plans?|planning|hopes?|expects?|vowed"
        r"|pledged) to(?: be)? \w+"
        r"|to be \w+ed|due|scheduled|expected|slated|upcoming|deadline)"
        rf"|{any_case(_PAST)}|[a-z]{{2,}}ed)\b",
        re.IGNORECASE,
    ),
    limits=re.compile(
        r"\b(?:until|till|by|before|through|starting|beginning|effective|(?<=day )to"
        r"|(?:set|scheduled|slated|planned|due|expected) (?:for|on|in|to))(?: the)?\s$",
        re.IGNORECASE,
    ),
    stops=re.compile(r"[.!?;]\s|\n(?![a-z])"),
    done=re.compile(
        r"(?<!be )\b(?:was|were|had been|met|died|came|went|took|fell|rose|won|lost|began|held|left|broke|struck|spoke"
        r"|wrote|[a-z]{2,}ed)(?: (?:in|at|near|from|to) (?:the )?[A-Z]\w+(?: [A-Z]\w+)?| [a-z]+ly)? on (?:the )?$"
    ),
)
"""Signs of tense, of limits, and of the ends of a clause."""
