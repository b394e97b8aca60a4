"""From the archive to pages: `plan` says what will exist, `render` makes the bytes of one page."""

from kuril_archive.renderer.addresses import image, raw, relative
from kuril_archive.renderer.pages import environment, render
from kuril_archive.renderer.plan import plan
from kuril_archive.renderer.theme import Theme
from kuril_archive.renderer.values import Notice

__all__ = ["Notice", "Theme", "environment", "image", "plan", "raw", "relative", "render"]
