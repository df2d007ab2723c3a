"""Chapters → podcast namespace JSON chapters 1.2.0, which web players and many apps read."""

from __future__ import annotations

import json
from collections.abc import Sequence

from narrator.model import Chapter
from narrator.publish.plain import web_url
from narrator.transcript import one_line


def chapters_json(chapters: Sequence[Chapter]) -> bytes:
    """The chapters as application/json+chapters, times in seconds."""
    content = {"version": "1.2.0", "chapters": [_chapter(chapter) for chapter in chapters]}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _chapter(chapter: Chapter) -> dict[str, object]:
    url = web_url(chapter.url)
    return {"startTime": chapter.start_ms / 1000, "title": one_line(chapter.title)} | ({"url": url} if url else {})
