"""A code to scan, drawn in a terminal."""

from __future__ import annotations

from io import StringIO

import segno


def qr_text(url: str) -> str:
    """`url` as a QR code in half blocks, a line for two rows of it, for light letters on a dark ground."""
    drawing = StringIO()
    segno.make_qr(url).terminal(drawing, compact=True)
    return drawing.getvalue()
