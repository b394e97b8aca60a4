"""The colour of links: legible on the theme's papers, by the contrast that WCAG 2.2 asks for."""

from colorsys import hls_to_rgb, rgb_to_hls

from msgspec import Struct

LIGHT, DARK = "#fbfaf7", "#16171a"
"""The papers of the style sheet."""
ENOUGH = 4.5
"""Least contrast of text (WCAG 2.2, success criterion 1.4.3)."""
_STEPS = 1000


class Accent(Struct, frozen=True):
    """A colour for each paper."""

    light: str
    dark: str


def accent(colour: str) -> Accent:
    """Return the colour as each paper needs it."""
    return Accent(legible(colour, LIGHT), legible(colour, DARK))


def contrast(one: str, other: str) -> float:
    """Contrast of two colours ``#rrggbb``, 1 to 21: (L1 + 0.05) / (L2 + 0.05), the lighter first (WCAG 2.2)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def legible(colour: str, paper: str) -> str:
    """Return the colour, or the nearest with enough contrast: its hue and saturation, the lightness moved least."""
    if contrast(colour, paper) >= ENOUGH:
        return colour
    hue, lightness, saturation = rgb_to_hls(*_parts(colour))
    goal = 0 if _luminance(paper) > 0.5 else 1
    moved = (lightness + (goal - lightness) * step / _STEPS for step in range(_STEPS + 1))
    shades = (_hex(hls_to_rgb(hue, light, saturation)) for light in moved)
    return next(shade for shade in shades if contrast(shade, paper) >= ENOUGH)


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, of a colour of sRGB (WCAG 2.2)."""
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red / 255, green / 255, blue / 255


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
