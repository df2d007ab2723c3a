"""Speech and music → one mastered, tagged MP3, streamed so that memory does not grow with its length."""

from __future__ import annotations

from narrator.mix.mixing import mix
from narrator.mix.music import Piece, load_music

__all__ = ["Piece", "load_music", "mix"]
