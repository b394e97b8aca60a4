"""Where each page lies, and how one page points to another: relative, percent-encoded, always naming the file."""

import datetime as dt
import re
from itertools import takewhile
from pathlib import PurePosixPath
from urllib.parse import quote

from markupsafe import Markup

_TAG = re.compile(r"<[^>]*>")
_RELATIVE = re.compile(r'\s(?:href|src)="(?![a-z][a-z0-9+.-]*:|[/?#])', re.IGNORECASE)

HOME = "index.html"
TIMELINE = "timeline/index.html"
OUTLETS = "outlets/index.html"
TAGS = "tags/index.html"
ABOUT = "about.html"
STYLE = "assets/style.css"
ARTICLES_DATA = "data/articles.jsonl"
ARTICLES_SCHEMA = "data/articles.schema.json"
MENTIONS_DATA = "data/mentions.jsonl"
MENTIONS_SCHEMA = "data/mentions.schema.json"
EVENTS_DATA = "data/events.jsonl"
EVENTS_SCHEMA = "data/events.schema.json"
SLIDES = "data/timeline.json"
CALENDAR = "timeline.ics"


def article(identifier: str) -> str:
    """Page of an article, or of an address that it had before."""
    return f"articles/{identifier}.html"


def year(name: str) -> str:
    """Page of a year, a month or a day: `2022`, `2022-03`, `480-bc`."""
    return f"timeline/{name}.html"


def year_slug(number: int) -> str:
    """Name of a year's page: `2022`, `0660`; `480-bc` for the year -479, as there is a year 0."""
    return f"{number:04}" if number > 0 else f"{1 - number}-bc"


def period(key: str, part: int = 1) -> str:
    """Page of a year, a month or a day, ISO: `2022`, `2022-03`, `-0479`; or a further part of its list."""
    number, *rest = (key[1:] if key.startswith("-") else key).split("-")
    name = "-".join([year_slug(-int(number) if key.startswith("-") else int(number)), *rest])
    return year(name if part == 1 else f"{name}-part-{part}")


def day(date: dt.date) -> str:
    """Page of a day; there is one if a report is of it."""
    return period(date.isoformat())


def within(shelf: str, key: str, part: int = 1) -> str:
    """Page of what a shelf holds of a year, a month or a day, or of a part of it; without a key of the shelf itself.

    `outlets/a.html` has `outlets/a/2022.html`, `outlets/a/2022-part-2.html` and `outlets/a/part-2.html`.
    """
    name = "-".join(filter(None, [key, f"part-{part}" if part > 1 else ""]))
    return f"{shelf.removesuffix('.html')}/{name}.html" if name else shelf


def outlet(slug: str) -> str:
    """Page of an outlet."""
    return f"outlets/{slug}.html"


def tag(slug: str) -> str:
    """Page of a tag."""
    return f"tags/{slug}.html"


def outside(address: str | None) -> str:
    """Return an address that may be followed; any other is only shown."""
    return address if address and address.lower().startswith(("https://", "http://")) else ""


def raw(identifier: str, source: str) -> str:
    """Copy of a capture: of `a/b`, read from `clippings/a/b.txt`, it is `captures/a/b.txt`."""
    return f"captures/{identifier}{PurePosixPath(source).suffix}"


def image(path: str) -> str:
    """Copy of a picture that lies at this path below the articles' folder: seen from its page as from its capture."""
    return f"articles/{path}"


def relative(here: str, there: str, anchor: str = "") -> str:
    """Return the link from one output path to another, as a browser on a disk understands it (RFC 3986, 4.2)."""
    fragment = f"#{quote(anchor, safe='-._~')}" if anchor else ""
    if here == there and fragment:
        return fragment
    start, target = PurePosixPath(here).parent.parts, PurePosixPath(there).parts
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(start, target[:-1], strict=False)))
    steps = [".."] * (len(start) - shared) + [quote(part, safe="-._~") for part in target[shared:]]
    return "/".join(steps) + fragment


def rooted(html: str, here: str) -> Markup:
    """Return safe HTML whose relative links are those of the home page, as another page needs it."""
    return Markup(_TAG.sub(lambda tag: _RELATIVE.sub(rf"\g<0>{'../' * here.count('/')}", tag[0]), html))


def absolute(base_url: str, there: str) -> str:
    """Return the address of a page on the published site; the home page is the site's own address."""
    return base_url if there == HOME else base_url + quote(there, safe="/-._~")
