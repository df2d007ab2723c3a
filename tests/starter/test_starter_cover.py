"""The starter's cover: what directories ask of it, and words of every kind on it."""

from __future__ import annotations

import io

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from narrator.starter import cover as module
from narrator.starter.cover import cover

TITLES = (
    "Behind the Headline",
    "Q",
    "Die Donaudampfschifffahrtsgesellschaftskapitänsmütze",
    "The Very Long Title of a Weekly Podcast About Planning Permission, Parking and Politics in a Small Harbour Town",
    "Η ώρα των ειδήσεων",
    "Новини Києва",
    "Żółć, œuvre, Ærø & Čapek",
)


def picture_of(title: str, author: str = "The Example Gazette") -> Image.Image:
    return Image.open(io.BytesIO(cover(title, author)))


def words_of(picture: Image.Image) -> tuple[int, int, int, int]:
    """The box that holds the title's ink: left, top, right, foot; raises where there is none."""
    field = numpy.asarray(picture.convert("L")).astype(int)[module.TITLE_TOP_PX - 40 : module.FIELD_TOP_PX]
    rows, columns = numpy.nonzero(numpy.abs(field - field[0, 0]) > 60)
    top = module.TITLE_TOP_PX - 40
    return int(columns.min()), int(rows.min()) + top, int(columns.max()), int(rows.max()) + top


@pytest.mark.parametrize("title", TITLES)
def test_a_cover_is_what_directories_ask_for(title: str) -> None:
    content = cover(title, "The Example Gazette")
    with Image.open(io.BytesIO(content)) as picture:
        assert (picture.format, picture.mode) == ("JPEG", "RGB")
        assert picture.width == picture.height
        assert 1400 <= picture.width <= 3000
    assert len(content) < 500_000


def test_the_covers_of_the_sample_show_is_small() -> None:
    assert len(cover("Behind the Headline", "The Example Gazette")) < 120_000


@pytest.mark.parametrize("title", TITLES)
def test_the_title_stands_between_the_margins(title: str) -> None:
    left, top, right, foot = words_of(picture_of(title))
    assert left == pytest.approx(module.LEFT_PX, abs=12)
    assert right <= module.RIGHT_PX + 12
    assert top >= module.TITLE_TOP_PX - 30
    assert foot < module.FIELD_TOP_PX - 16


def test_a_short_title_is_set_larger_than_a_long_one() -> None:
    sizes = [module._fitted(title, module.TYPEFACE)[1].size for title in ("Q", "Behind the Headline", TITLES[3])]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 3


@settings(deadline=None)
@given(st.text(min_size=1, max_size=400).filter(str.strip))
def test_a_fitted_title_keeps_its_words_and_its_measure(title: str) -> None:
    words = " ".join(title.split())
    lines, font = module._fitted(words, module.TYPEFACE)
    assert len(lines) <= module._room(font)
    assert all(module._fits(line, font) for line in lines)
    set_words = "".join(lines).replace("-", "").replace(" ", "")
    assert words.replace("-", "").replace(" ", "").startswith(set_words.removesuffix("…"))


@settings(max_examples=8, deadline=None)
@given(st.text(max_size=60, alphabet=st.characters(exclude_categories=["Cs"])), st.text("añß語ا🎧 ", max_size=300))
def test_no_words_stop_it(title: str, author: str) -> None:
    with Image.open(io.BytesIO(cover(title, author))) as picture:
        picture.load()
        assert picture.size == (module.SIDE_PX, module.SIDE_PX)


def test_what_nobody_can_show_is_left_away_and_the_rest_stays() -> None:
    shown, typeface = module._lettering("\U0010fffd Radio  Nord \U0010fffd")
    assert (shown, typeface) == ("Radio Nord", module.TYPEFACE)
    assert module._lettering("\U0010fffd")[0] == ""


def test_a_script_that_our_typeface_lacks_is_set_in_one_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    # Our own typeface under another name stands for one that the machine has; "absent.ttf" for one that it has not.
    monkeypatch.setattr(module, "FALLBACKS", ("absent.ttf", module.TYPEFACE))
    assert list(module._typefaces("Radio")) == [module.TYPEFACE]
    assert list(module._typefaces("新聞")) == [module.TYPEFACE, module.TYPEFACE]


def test_accents_are_shown_however_they_are_written() -> None:
    assert module._lettering("Cafe\u0301 Zu\u0308rich")[0] == "Café Zürich"
    assert cover("Cafe\u0301", "A") != cover("Cafe", "A")


def test_the_same_words_give_the_same_picture_and_others_another() -> None:
    assert cover("One", "A") == cover("One", "A")
    assert len({cover(title, "A") for title in ("One", "Two", "Three")}) == 3


@pytest.mark.parametrize("palette", module.PALETTES)
def test_words_can_be_read_on_their_ground(palette: module.Palette) -> None:
    # WCAG 2.2, 1.4.3: at least 4.5 : 1, large type 3 : 1.
    assert contrast(palette.ground, palette.words) >= 4.5
    assert contrast(palette.field, palette.bars) >= 3


def contrast(one: module.Colour, other: module.Colour) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: module.Colour) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (c / 255 for c in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
