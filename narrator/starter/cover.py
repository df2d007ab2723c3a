"""A cover to begin with: the show's title in the largest type that fits, over a wave of sound.

The typeface is Manrope (SIL Open Font License 1.1, beside this file): Latin, Greek and Cyrillic. Words in another
script are set in the first of FALLBACKS that this machine has and that shows them; where there is none, the letters
that cannot be shown are left away, and a cover without a word is the wave alone.
"""

from __future__ import annotations

import io
import math
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

# Places are multiples of 16 where they can be: an edge between two blocks of a JPEG costs no bytes.
SIDE_PX = 2400
LEFT_PX, RIGHT_PX = 192, 2224
TITLE_TOP_PX, TITLE_FOOT_PX = 432, 1712
FIELD_TOP_PX = 1808
BAR_PX, BAR_STEP_PX = 32, 80
AUTHOR_PX, LONGEST_AUTHOR = 80, 90
LARGEST_PX, WHOLE_WORDS_PX, SMALLEST_PX = 520, 240, 120
LEADING = 1.04
"""From one base line to the next, in sizes of the type."""

Colour = tuple[int, int, int]
Font = ImageFont.FreeTypeFont


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of a cover: its ground, the words on it, the field of the wave and the bars on that."""

    ground: Colour
    words: Colour
    field: Colour
    bars: Colour


PALETTES = (
    Palette(ground=(243, 236, 222), words=(24, 26, 30), field=(14, 92, 84), bars=(243, 236, 222)),
    Palette(ground=(176, 30, 42), words=(255, 248, 236), field=(30, 24, 34), bars=(255, 248, 236)),
    Palette(ground=(14, 62, 88), words=(250, 246, 236), field=(246, 182, 62), bars=(14, 42, 60)),
    Palette(ground=(56, 32, 82), words=(250, 245, 248), field=(242, 128, 98), bars=(42, 22, 62)),
    Palette(ground=(20, 27, 45), words=(250, 246, 238), field=(226, 66, 46), bars=(250, 246, 238)),
)
TYPEFACE = str(Path(__file__).with_name("Manrope-ExtraBold.ttf"))
FALLBACKS = (
    "NotoSans-Bold.ttf",
    "DejaVuSans-Bold.ttf",
    "NotoSansArabic-Bold.ttf",
    "NotoSansHebrew-Bold.ttf",
    "NotoSansDevanagari-Bold.ttf",
    "NotoSansCJK-Bold.ttc",
    "arialbd.ttf",
    "msyhbd.ttc",
    "Arial Unicode.ttf",
    "PingFang.ttc",
)
"""Files that Pillow looks for in the font folders of Linux, Windows and macOS, the likeliest first."""


def cover(title: str, author: str) -> bytes:
    """Draw a cover: a JPEG of 2400 × 2400 pixels, RGB. The same words give the same picture.

    `title` may be of any length (of a very long one the end becomes "…"); `author` stands above it in capitals.
    """
    chance = zlib.crc32(title.encode())
    palette = PALETTES[chance % len(PALETTES)]
    picture = Image.new("RGB", (SIDE_PX, SIDE_PX), palette.ground)
    draw = ImageDraw.Draw(picture)
    _masthead(draw, author, palette)
    _headline(draw, title, palette)
    _wave(draw, palette, phase=chance % 997)
    content = io.BytesIO()
    picture.save(content, "JPEG", quality=70, optimize=True)
    return content.getvalue()


# ── the words ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _masthead(draw: ImageDraw.ImageDraw, author: str, palette: Palette) -> None:
    draw.rectangle((LEFT_PX, 192, LEFT_PX + 127, 215), fill=palette.field)
    words, typeface = _lettering(author.upper() if len(author) <= LONGEST_AUTHOR else f"{author[:LONGEST_AUTHOR]}…")
    if words:
        fitting = AUTHOR_PX * (RIGHT_PX - LEFT_PX) / _font(typeface, AUTHOR_PX).getlength(words)
        _line(draw, words, _font(typeface, min(AUTHOR_PX, fitting)), y=346, colour=palette.words)


def _headline(draw: ImageDraw.ImageDraw, title: str, palette: Palette) -> None:
    """Set the title so that its last line always stands on the same place, near the wave."""
    words, typeface = _lettering(title)
    lines, font = _fitted(words, typeface)
    for above, line in enumerate(reversed(lines)):
        _line(draw, line, font, y=TITLE_FOOT_PX - font.size * (0.2 + above * LEADING), colour=palette.words)


def _line(draw: ImageDraw.ImageDraw, words: str, font: Font, *, y: float, colour: Colour) -> None:
    """Set a line on the base line `y`, its ink beginning at the left margin."""
    mask, (bearing, _) = font.getmask2(words, anchor="ls")
    ink = mask.getbbox()
    draw.text((LEFT_PX - bearing - (ink[0] if ink else 0), y), words, fill=colour, font=font, anchor="ls")


def _fitted(words: str, typeface: str) -> tuple[list[str], Font]:
    """The lines of a title, and the largest type in which they fit.

    Words are broken only where whole ones would have to be small: very long ones, scripts without blanks.
    """
    for size in range(LARGEST_PX, SMALLEST_PX - 1, -10):
        font = _font(typeface, size)
        parts = words.split() if size > WHOLE_WORDS_PX else _broken(words.split(), font)
        lines = _wrapped(parts, font)
        if len(lines) <= _room(font) and all(_fits(line, font) for line in lines):
            return lines, font
    return [*lines[: _room(font) - 1], f"{lines[_room(font) - 1][:-1]}…"], font


def _broken(words: list[str], font: Font) -> list[str]:
    """`words`, those that are longer than a line in pieces."""
    pieces: list[str] = []
    for word in words:
        piece = ""
        for letter in word:
            if piece and not _fits(f"{piece}{letter}-", font):
                pieces.append(f"{piece}-" if piece[-1].lower() != piece[-1].upper() else piece)
                piece = ""
            piece += letter
        pieces.append(piece)
    return pieces


def _wrapped(parts: list[str], font: Font) -> list[str]:
    """`parts` on lines, as many on each as fit."""
    lines: list[str] = []
    for part in parts:
        if lines and _fits(f"{lines[-1]} {part}", font):
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    return lines


def _fits(line: str, font: Font) -> bool:
    return font.getlength(line) <= RIGHT_PX - LEFT_PX


def _room(font: Font) -> int:
    """How many lines find room."""
    return int((TITLE_FOOT_PX - TITLE_TOP_PX) / (font.size * LEADING))


# ── the typeface ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _lettering(words: str) -> tuple[str, str]:
    """What of `words` can be shown, and the typeface that shows the most of it."""
    plain = " ".join(unicodedata.normalize("NFC", words).split())
    shown = ((_shown(plain, typeface), typeface) for typeface in _typefaces(plain))
    most, typeface = max(shown, key=lambda pair: len(pair[0]))
    return " ".join(most.split()), typeface


def _typefaces(words: str) -> Iterator[str]:
    """The typefaces to choose from: our own, and if that does not do, those of this machine."""
    yield TYPEFACE
    for name in FALLBACKS if _shown(words, TYPEFACE) != words else ():
        try:
            _font(name, AUTHOR_PX)
        except OSError:
            continue
        yield name


def _shown(words: str, typeface: str) -> str:
    """The letters of `words` that a typeface has: those that it draws otherwise than a character nobody has."""
    font = _font(typeface, AUTHOR_PX)
    nothing = bytes(font.getmask("\U0010fffd"))
    return "".join(letter for letter in words if letter == " " or bytes(font.getmask(letter)) != nothing)


def _font(typeface: str, size: float) -> Font:
    return ImageFont.truetype(typeface, size)


# ── the wave ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _wave(draw: ImageDraw.ImageDraw, palette: Palette, *, phase: float) -> None:
    """A field along the foot with bars that rise and fall as speech does; `phase` makes it the show's own."""
    draw.rectangle((0, FIELD_TOP_PX, SIDE_PX, SIDE_PX), fill=palette.field)
    middle = (FIELD_TOP_PX + SIDE_PX) // 2
    for number, x in enumerate(range(LEFT_PX, RIGHT_PX, BAR_STEP_PX)):
        word = math.sin(0.52 * number + phase) * math.sin(0.19 * number + 2 * phase)
        half = 50 + 122 * abs(word) + 45 * abs(math.sin(2.4 * number + phase))
        box = (x, round(middle - half), x + BAR_PX - 1, round(middle + half))
        draw.rounded_rectangle(box, BAR_PX // 2, fill=palette.bars)
