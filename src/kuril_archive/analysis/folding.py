"""Words folded to what they speak of: synonyms of what news reports do and do it to, everything else by its stem."""

import re
from functools import lru_cache

ACTS = {
    "end": "abandon abort annul axe break broke broken call-off cancel ceas discontinu drop end exit freez froze frozen"
    " halt pull quit recall revok scrap shelv stop suspend terminat tore torn walk wind-up withdr wound",
    "begin": "began begin begun commenc inaugurat introduc kick launch open reopen restart resum start unveil",
    "refuse": "declin den rebuff refus reject turn-down veto",
    "agree": "accept accord agree clinch conclud ratif seal sign",
    "approve": "adopt approv back endors green-light pass",
    "ban": "ban bar block outlaw prohibit restrict",
    "protest": "condemn decr denounc demonstrat lodg protest rall",
    "warn": "alert caution threat warn",
    "accuse": "accus blam",
    "meet": "conven gather host met meet visit",
    "attack": "ambush attack bomb bombard invad raid shell shoot shot strik struck",
    "die": "dead death die died dies kill perish",
    "hurt": "hurt injur",
    "arrest": "apprehend arrest charg detain detention indict jail imprison",
    "sentence": "convict guilt sentenc verdict",
    "elect": "ballot elect poll re-elect vot won",
    "expel": "banish deport evict expel expul",
    "leave": "dismiss fired oust resign sack step-down",
    "appoint": "appoint name nominat swear sworn",
    "crash": "aground capsiz collid collision crash derail founder ran-aground sank sink sunk wreck",
    "burn": "ablaz blast blaz burn erupt explod explos fire gut",
    "fall down": "cave collaps crumbl gave gav topple",
    "flood": "burst flood inundat overflow swamp",
    "shake": "earthquake quake rattl shook tremor",
    "rescue": "airlift evacuat rescu sav",
    "rise": "climb gain grew grow increas jump rais rise rose soar surg",
    "fall": "cut declin dip drop fall fell plummet plung reduc slump tumbl",
    "strike": "picket stoppag strike strikes walkout",
    "buy": "acquir bought buy merg purchas takeover",
    "sell": "divest sell sold",
    "find": "discover found unearth",
    "close": "clos shut shutter",
    "move": "relocat resettl",
    "build": "build built construct erect",
    "win": "beat champion clinch defeat triumph victor win wins won",
}
"""What is done: name -> beginnings of the words that tell it."""

THINGS = {
    "talks": "consultation dialog discuss negotiat talk talks",
    "pact": "accord agreement convention deal memorandum pact treat",
    "ship": "boat ferr freighter ship tanker trawler vessel",
    "plane": "aeroplane aircraft airliner airplane jet plane",
    "train": "carriage locomotive rail railway train tram",
    "worker": "employee labour labor staff worker",
    "plant": "factor mill plant refiner",
    "pupil": "child children pupil school student",
    "vote": "ballot election poll referendum vote",
    "flight": "airline airport flight runway",
    "troops": "arm army forces militar soldier troop",
    "trip": "journey travel trip visit",
    "mine": "coalmine collier mine miner pit",
    "bridge": "bridge crossing span viaduct",
    "judge": "court judge tribunal",
    "police": "constab officer police",
}
"""What it is done to."""

EVERYDAY = frozenset(
    (
        "a about according after again against all also although always am amid among amongst an and any are around "
        "as at be because been before being between both but by came can come could day did do does done down during "
        "each early either even ever every few first for former from further get give go got had has have he her here "
        "him his how however i if in into is it its just last late later least less like made make many may me might "
        "month more most much must my near need never new next no nor not now of off often on once one only or other "
        "our out over own part people place put said same saw say says see several shall she should since so some "
        "still such take than that the their them then there these they this those though through to today told too "
        "toward two under until up upon us use used very was way we week well were what when where whether which "
        "while who whole whom whose why will with within without would year yesterday yet you your monday tuesday "
        "wednesday thursday friday saturday sunday reported report statement spokesman spokeswoman official officials "
        "three four five six seven eight nine ten time times "
    ).split()
)
"""Words that tell nothing of an event."""

_UNITS = "five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {word: number for number, word in enumerate(_UNITS.split(), 5)}
NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
"""English number words from five to ninety."""

_SUFFIX = re.compile(r"(?:ations?|ments?|ings?|ers?|ies|ied|ed|es|ly|s|y|e)$")


@lru_cache(maxsize=50_000)
def fold(word: str) -> str | None:
    """The lower-case word's act (``!end``), thing (``=talks``) or stem; None for an everyday word."""
    if word in EVERYDAY or len(word) < 3:
        return None
    for sign, table in (("!", _ACT), ("=", _THING)):
        for size in range(len(word), 2, -1):
            name = table.get(word[:size])
            if name and (size > 4 or len(word) - size <= 3):
                return sign + name
    return _SUFFIX.sub("", word)[:8] or word


def _table(groups: dict[str, str]) -> dict[str, str]:
    return {beginning: name for name, words in groups.items() for beginning in words.split()}


_ACT, _THING = _table(ACTS), _table(THINGS)
