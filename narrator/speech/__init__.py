"""Script → Speech: each utterance through one engine, each spoken text kept for ever."""

from __future__ import annotations

from narrator.speech.casting import cast, speaking
from narrator.speech.engine import Engine, Limits
from narrator.speech.governor import Accounts, Governor
from narrator.speech.narrate import narrate
from narrator.speech.registry import installed, open_engine
from narrator.speech.speak import speak
from narrator.speech.stock import prune
from narrator.speech.store import ClipStore, clip_key

__all__ = [
    "Accounts",
    "ClipStore",
    "Engine",
    "Governor",
    "Limits",
    "cast",
    "clip_key",
    "installed",
    "narrate",
    "open_engine",
    "prune",
    "speak",
    "speaking",
]
