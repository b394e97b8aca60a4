"""README's pictures, taken of the five as they are built: ``python tests/pictures.py``."""

import tempfile
from pathlib import Path

from playwright.sync_api import Page

from browser import launched
from folder import run

ROOT = Path(__file__).parent.parent
WIDTH = 1040
PICTURES = {
    "article": ("articles/bloomberg-russia-cancels-wwii-talks.html", "h1", 560),
    "why": ("articles/bloomberg-russia-cancels-wwii-talks.html", "#why", 560),
    "timeline": ("timeline/index.html", "h1", 640),
}
"""Name of the picture -> page, what its top shows, and its height."""

ABOVE = 24
"""What is seen above that."""


def taken(folder: Path) -> dict[str, bytes]:
    """Return name and PNG of every picture of a built site."""
    found: dict[str, bytes] = {}
    with launched() as browser:
        page = browser.new_page(viewport={"width": WIDTH, "height": 800}, color_scheme="light")
        for name, (path, top, height) in PICTURES.items():
            page.goto(f"{folder.as_uri()}/{path}")
            found[name] = _shot(page, top, height)
    return found


def _shot(page: Page, top: str, height: int) -> bytes:
    box = page.locator(top).first.bounding_box()
    assert box is not None, f"{top} is shown"
    y = max(0.0, box["y"] - ABOVE) if top != "h1" else 0.0
    return page.screenshot(full_page=True, clip={"x": 0, "y": y, "width": WIDTH, "height": height})


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        ran = run(ROOT, "build", "--output", f"{made}/site")
        assert ran.status == 0, ran.err
        for name, png in taken(Path(made) / "site").items():
            (ROOT / "docs" / f"{name}.png").write_bytes(png)
