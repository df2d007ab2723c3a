from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageCms, ImageOps
from samples_publish import SHOW

from narrator.errors import PublishError
from narrator.publish import Artwork, artwork
from narrator.publish.artwork import EMBEDDED_BYTES

BLUE = (20, 60, 140)


def prepared(folder: Path, name: str = "cover.jpg") -> Artwork:
    return artwork(replace(SHOW, folder=folder, cover=name))


def opened(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image


def about(image: Image.Image, colour: tuple[int, int, int], at: tuple[int, int] = (700, 700)) -> bool:
    pixel = image.getpixel(at)
    assert isinstance(pixel, tuple)
    return all(abs(one - other) < 8 for one, other in zip(pixel, colour, strict=True))


def noise(size_px: int) -> Image.Image:
    return Image.fromarray(np.random.default_rng(7).integers(0, 256, (size_px, size_px, 3), dtype=np.uint8))


@pytest.mark.parametrize(("name", "size_px"), [("cover.jpg", 1400), ("cover.png", 1500), ("Cover.JPEG", 3000)])
def test_a_good_cover_is_published_as_it_is(tmp_path: Path, name: str, size_px: int) -> None:
    Image.new("RGB", (size_px, size_px), BLUE).save(tmp_path / name)
    made = prepared(tmp_path, name)
    assert made.content == (tmp_path / name).read_bytes()
    assert made.name.endswith(".png" if name.endswith("png") else ".jpg")
    embedded = opened(made.jpeg_1400)
    assert (embedded.format, embedded.size, embedded.mode) == ("JPEG", (1400, 1400), "RGB")
    assert about(embedded, BLUE)


def test_the_name_follows_the_content(tmp_path: Path) -> None:
    Image.new("RGB", (1400, 1400), BLUE).save(tmp_path / "cover.jpg")
    first = prepared(tmp_path)
    assert prepared(tmp_path) == first
    Image.new("RGB", (1400, 1400), "red").save(tmp_path / "cover.jpg")
    assert prepared(tmp_path).name != first.name


MODES: dict[str, tuple[Callable[[], Image.Image], tuple[int, int, int]]] = {
    "L": (lambda: Image.new("L", (1400, 1400), 90), (90, 90, 90)),
    "1": (lambda: Image.new("1", (1400, 1400), 1), (255, 255, 255)),
    "RGBA": (lambda: Image.new("RGBA", (1400, 1400), (0, 0, 0, 0)), (255, 255, 255)),
    "LA": (lambda: Image.new("LA", (1400, 1400), (0, 128)), (127, 127, 127)),
    "P": (lambda: Image.new("RGB", (1400, 1400), BLUE).convert("P", palette=Image.Palette.ADAPTIVE), BLUE),
}


@pytest.mark.parametrize("mode", MODES)
def test_other_colours_become_rgb_on_white(tmp_path: Path, mode: str) -> None:
    make, expected = MODES[mode]
    make().save(tmp_path / "cover.png")
    made = prepared(tmp_path, "cover.png")
    image = opened(made.content)
    assert (image.mode, image.format, image.size) == ("RGB", "JPEG", (1400, 1400))
    assert made.name.endswith(".jpg")
    assert about(image, expected)
    assert about(opened(made.jpeg_1400), expected)


def test_a_transparent_colour_becomes_white(tmp_path: Path) -> None:
    Image.new("RGB", (1400, 1400), BLUE).save(tmp_path / "cover.png", transparency=BLUE)
    assert about(opened(prepared(tmp_path, "cover.png").content), (255, 255, 255))


def test_cmyk_becomes_rgb(tmp_path: Path) -> None:
    Image.new("CMYK", (1400, 1400), (0, 255, 255, 0)).save(tmp_path / "cover.jpg")
    image = opened(prepared(tmp_path).content)
    assert image.mode == "RGB"
    assert about(image, (255, 0, 0))


def test_a_large_cover_is_made_smaller(tmp_path: Path) -> None:
    Image.new("RGB", (3008, 3008), BLUE).save(tmp_path / "cover.jpg")
    assert opened(prepared(tmp_path).content).size == (3000, 3000)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photo_is_turned_back(tmp_path: Path, orientation: int) -> None:
    photo = Image.new("RGB", (1400, 1400), BLUE)
    photo.paste((255, 0, 0), (0, 0, 1400, 200))
    photo.paste((255, 255, 255), (0, 0, 200, 1400))
    exif = Image.Exif()
    exif[0x0112] = orientation
    photo.save(tmp_path / "cover.jpg", exif=exif)
    image = opened(prepared(tmp_path).content)
    upright = ImageOps.exif_transpose(opened((tmp_path / "cover.jpg").read_bytes()))
    assert np.asarray(ImageChops.difference(image, upright)).max() < 40
    assert image.getexif().get(0x0112, 1) == 1


@pytest.mark.parametrize("at", [12, 20, 28, 40])
def test_damaged_exif_data_is_no_reason_to_refuse_a_cover(tmp_path: Path, at: int) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 3, "Camera"
    Image.new("RGB", (1400, 1400), BLUE).save(tmp_path / "cover.jpg", exif=exif)
    spoilt = bytearray((tmp_path / "cover.jpg").read_bytes())
    begin = spoilt.index(b"Exif\0\0") + 6
    spoilt[begin + at : begin + at + 4] = b"\xff\xee\xdd\xcc"
    (tmp_path / "cover.jpg").write_bytes(spoilt)
    assert about(opened(prepared(tmp_path).jpeg_1400), BLUE)


def test_a_wide_gamut_cover_keeps_its_look(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.new("RGB", (3008, 3008), BLUE).save(tmp_path / "cover.jpg", icc_profile=profile)
    made = prepared(tmp_path)
    assert opened(made.content).info["icc_profile"] == profile
    assert opened(made.jpeg_1400).info["icc_profile"] == profile


def test_the_embedded_picture_stays_small_and_alike(tmp_path: Path) -> None:
    soft = noise(24).resize((1500, 1500), Image.Resampling.BICUBIC)
    soft.save(tmp_path / "cover.png")
    made = prepared(tmp_path, "cover.png")
    assert len(made.jpeg_1400) <= EMBEDDED_BYTES
    difference = ImageChops.difference(opened(made.jpeg_1400), soft.resize((1400, 1400)))
    assert np.asarray(difference).mean() < 6


def test_even_noise_is_embedded(tmp_path: Path) -> None:
    noise(1400).save(tmp_path / "cover.jpg", quality=95)
    made = prepared(tmp_path)
    assert opened(made.jpeg_1400).size == (1400, 1400)
    assert len(made.jpeg_1400) < len(made.content) / 2


# ── refusals ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def refusal(folder: Path, name: str = "cover.jpg") -> PublishError:
    with pytest.raises(PublishError) as caught:
        prepared(folder, name)
    assert str(folder / name) in str(caught.value)
    assert "show.toml" in caught.value.hint
    return caught.value


def test_a_missing_cover_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path).cause == "there is no such file"


def test_a_folder_for_a_cover_is_told(tmp_path: Path) -> None:
    (tmp_path / "cover.jpg").mkdir()
    assert "cannot be read" in refusal(tmp_path).cause


@pytest.mark.parametrize(
    "content", [b"", b"not an image at all", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a"]
)
def test_what_is_no_image_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "cover.jpg").write_bytes(content)
    assert refusal(tmp_path).cause == "it is neither a JPEG nor a PNG image"


@pytest.mark.parametrize("size", [(1600, 1400), (1400, 1401)])
def test_a_cover_that_is_not_square_is_told(tmp_path: Path, size: tuple[int, int]) -> None:
    Image.new("RGB", size).save(tmp_path / "cover.jpg")
    assert refusal(tmp_path).cause == f"it is {size[0]} × {size[1]} pixels, not square"


def test_a_small_cover_is_told(tmp_path: Path) -> None:
    Image.new("RGB", (1399, 1399)).save(tmp_path / "cover.jpg")
    assert "fewer than the 1400" in refusal(tmp_path).cause


def test_colours_that_would_be_ruined_are_told(tmp_path: Path) -> None:
    Image.fromarray(np.full((1400, 1400), 30_000, dtype=np.uint16)).save(tmp_path / "cover.png")
    assert "(I;16)" in refusal(tmp_path, "cover.png").cause


def test_a_decompression_bomb_is_told(tmp_path: Path) -> None:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    for side in (10_000, 60_000):
        header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
        (tmp_path / "cover.png").write_bytes(
            b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", header)
            + chunk(b"IDAT", zlib.compress(b"\0" * 99))
            + chunk(b"IEND", b"")
        )
        assert refusal(tmp_path, "cover.png").cause == "it has far too many pixels"


@pytest.mark.parametrize("name", ["cover.jpg", "cover.png"])
def test_half_a_cover_is_told(tmp_path: Path, name: str) -> None:
    noise(70).resize((1400, 1400), Image.Resampling.NEAREST).save(tmp_path / name)
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    assert "it is damaged" in refusal(tmp_path, name).cause


@pytest.mark.parametrize("name", ["cover.jpg", "cover.png"])
@pytest.mark.parametrize("seed", range(6))
def test_a_spoilt_cover_is_read_or_refused_and_nothing_else(tmp_path: Path, name: str, seed: int) -> None:
    Image.new("RGB", (1400, 1400), BLUE).save(tmp_path / name)
    spoilt, random = bytearray((tmp_path / name).read_bytes()), np.random.default_rng(seed)
    for at in random.integers(8, 700, 6):
        spoilt[at] = int(random.integers(0, 256))
    (tmp_path / name).write_bytes(spoilt)
    read = False
    with suppress(PublishError):
        read = opened(prepared(tmp_path, name).jpeg_1400).size == (1400, 1400)
    assert read or refusal(tmp_path, name)
