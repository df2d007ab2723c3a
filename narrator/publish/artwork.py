"""The show's cover → artwork that every directory takes.

What can be put right without harm is put right: colours that are not RGB, transparency, a photo's rotation, more than
3000 pixels. What only its owner can decide is refused: a picture that is not square, or too small.
"""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from PIL import Image, UnidentifiedImageError

from narrator.errors import PublishError
from narrator.show import Show

SMALLEST_PX, LARGEST_PX = 1400, 3000
"""Apple's limits for a show's cover."""

EMBEDDED_BYTES = 200_000
"""What the picture inside an MP3 should not exceed: every listener downloads it with every episode."""

_QUALITIES = (88, 82, 75, 65, 55, 45, 35)
_ORIENTATION = 0x0112
_TURNS: Mapping[object, Image.Transpose] = MappingProxyType(
    {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
)
_RGB_PROFILED = ("RGB", "RGBA", "P", "PA")
_WAY_OUT = "put a square JPEG or PNG of 1400 to 3000 pixels there, or name another as cover in show.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Artwork:
    """The cover: a file name that its content decides, the file, and a JPEG of 1400 pixels to go into each MP3."""

    name: str
    content: bytes
    jpeg_1400: bytes


def artwork(show: Show) -> Artwork:
    """Check and prepare the show's cover; raises PublishError, with the way out, if it cannot be used."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's remarks on damaged EXIF data, which no listener sees
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        return _prepared(show.folder / show.cover)


def _refusal(path: Path, cause: str) -> PublishError:
    return PublishError("cover", str(path), cause, _WAY_OUT)


def _prepared(path: Path) -> Artwork:
    given = _read(path)
    image = _opened(given, path)
    _check(image, path)
    content, suffix = (given, _suffix(image)) if _is_fine(image) else (_jpeg(_mended(image), 92), "jpg")
    name = f"cover-{hashlib.sha256(content).hexdigest()[:8]}.{suffix}"
    return Artwork(name=name, content=content, jpeg_1400=_embedded(_mended(image)))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise _refusal(path, "there is no such file") from fault
    except OSError as fault:
        raise _refusal(path, f"it cannot be read ({fault.strerror})") from fault


def _opened(given: bytes, path: Path) -> Image.Image:
    """The whole picture in memory, if it has no more than Pillow's bound of 89 million pixels."""
    try:
        image = Image.open(BytesIO(given), formats=("JPEG", "PNG"))
        image.load()
    except UnidentifiedImageError as fault:
        raise _refusal(path, "it is neither a JPEG nor a PNG image") from fault
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
        raise _refusal(path, "it has far too many pixels") from fault
    except (OSError, SyntaxError, ValueError) as fault:
        raise _refusal(path, f"it is damaged ({fault})") from fault
    return image


def _check(image: Image.Image, path: Path) -> None:
    width, height = image.size
    if width != height:
        raise _refusal(path, f"it is {width} × {height} pixels, not square")
    if width < SMALLEST_PX:
        raise _refusal(path, f"it is {width} × {height} pixels, fewer than the {SMALLEST_PX} that directories want")
    if image.mode not in _TO_RGB:
        raise _refusal(path, f"its colours are stored in a rare way ({image.mode})")


def _is_fine(image: Image.Image) -> bool:
    upright = _turn(image) is None
    return image.mode == "RGB" and "transparency" not in image.info and image.width <= LARGEST_PX and upright


def _turn(image: Image.Image) -> Image.Transpose | None:
    """What puts a photo upright; Pillow's own exif_transpose raises on some damaged EXIF data."""
    return _TURNS.get(image.getexif().get(_ORIENTATION))


def _suffix(image: Image.Image) -> str:
    return "png" if image.format == "PNG" else "jpg"


def _mended(image: Image.Image) -> Image.Image:
    """The picture upright, in RGB and not too large; of its information only a colour profile for RGB is left."""
    turn = _turn(image)
    turned = image if turn is None else image.transpose(turn)
    rgb = _TO_RGB["RGBA" if "transparency" in image.info else image.mode](turned)
    rgb.info = {"icc_profile": image.info.get("icc_profile") if image.mode in _RGB_PROFILED else None}
    return _resized(rgb, LARGEST_PX) if rgb.width > LARGEST_PX else rgb


def _resized(image: Image.Image, size_px: int) -> Image.Image:
    return image.resize((size_px, size_px), Image.Resampling.LANCZOS)


def _plain(image: Image.Image) -> Image.Image:
    return image.convert("RGB")


def _on_white(image: Image.Image) -> Image.Image:
    layer = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer).convert("RGB")


_TO_RGB: Mapping[str, Callable[[Image.Image], Image.Image]] = MappingProxyType(
    {
        "RGB": _plain,
        "L": _plain,
        "1": _plain,
        "P": _plain,
        "CMYK": _plain,
        "YCbCr": _plain,
        "RGBA": _on_white,
        "LA": _on_white,
        "PA": _on_white,
    }
)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", quality=quality, optimize=True, icc_profile=image.info.get("icc_profile"))
    return file.getvalue()


def _embedded(image: Image.Image) -> bytes:
    """1400 pixels, at the best quality that stays under EMBEDDED_BYTES, or the least one."""
    small = image if image.width == SMALLEST_PX else _resized(image, SMALLEST_PX)
    jpeg = b""
    for quality in _QUALITIES:
        jpeg = _jpeg(small, quality)
        if len(jpeg) <= EMBEDDED_BYTES:
            break
    return jpeg
