"""Clips, pauses and music → where everything falls in an episode, and the cues and chapters that follow from it."""

from __future__ import annotations

from narrator.timeline.captions import captions_of
from narrator.timeline.layout import BETWEEN_PIECES_MS, Placement, Timeline, What, plan

__all__ = ["BETWEEN_PIECES_MS", "Placement", "Timeline", "What", "captions_of", "plan"]
