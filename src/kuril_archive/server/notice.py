"""What is added to a page on its way out: the last build's problems, and the script that loads the page anew."""

from html import escape
from pathlib import Path

from kuril_archive.problems import Problem, tally
from kuril_archive.server.editions import Edition

EVENTS = "/.kuril-archive/events"
"""Where the script listens; no file of a site that begins with a dot is served, so it takes no page's place."""
MOST = 50
"""Problems shown in a page; all are told in the terminal."""

SCRIPT = Path(__file__).with_name("reload.js").read_text("utf-8")
STYLE = Path(__file__).with_name("notice.css").read_text("utf-8")
HOLDING = b"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Not built yet</title>
<link rel="icon" href="data:,">
</head>
<body>
<h1>Not built yet</h1>
<p>The site appears here by itself as soon as it is built.</p>
</body>
</html>
"""
"""What is shown while there is no site."""


def added(page: bytes, edition: Edition) -> bytes:
    """The page with what tells of the edition at the end of its body; its other bytes are as they were."""
    body = page.lower().rfind(b"</body>")
    end = len(page) if body < 0 else body
    return page[:end] + _told(edition).encode("utf-8", "backslashreplace") + page[end:]


def _told(edition: Edition) -> str:
    script = f'<script data-version="{edition.version}" data-events="{EVENTS}">{SCRIPT}</script>'
    return (_notice(edition) if edition.problems else "") + script


def _notice(edition: Edition) -> str:
    """A dialog with styles of its own, which neither reach the page nor come from it; it closes without the script."""
    ordered = sorted(edition.problems, key=lambda problem: problem.severity != "error")
    rest = len(ordered) - MOST
    more = f"<p>{rest:,} more in the terminal.</p>" if rest > 0 else ""
    return (
        '<div id="kuril-archive-notice" lang="en"><template shadowrootmode="open">'
        f'<style>{STYLE}</style><dialog open aria-labelledby="heading">'
        f'<form method="dialog"><h2 id="heading">{_heading(edition)}</h2><button>Close</button></form>'
        f"<ul>{''.join(map(_item, ordered[:MOST]))}</ul>{more}</dialog></template></div>"
    )


def _heading(edition: Edition) -> str:
    counts = tally(edition.problems)
    if not edition.failed:
        return counts
    return f"Not built: {counts}." + (" What is shown is the last good site." if edition.stands else "")


def _item(problem: Problem) -> str:
    return (
        f'<li class="{problem.severity}"><p><strong>{problem.severity}:</strong> {escape(problem.fault)}</p>'
        f"<p>hint: {escape(problem.hint)}</p></li>"
    )
