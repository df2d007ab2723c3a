"""Turns articles into a podcast: article text in, a narrated, mastered episode out, in a feed that every app takes.

The names of `__all__` are the public face; each is imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "find_show": "narrator.config",
    "load_show": "narrator.config",
    "open_studio": "narrator.pipeline",
    "make_episode": "narrator.pipeline",
    "publish_show": "narrator.pipeline",
    "run": "narrator.batch",
    "source_of": "narrator.ingest",
    "HttpFetcher": "narrator.ingest",
    "NarratorError": "narrator.errors",
    "Quiet": "narrator.model",
}

__all__ = ["__version__", *_HOMES]  # noqa: PLE0604


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("importlib.metadata").version("narrator")
    if name not in _HOMES:
        raise AttributeError(f"module 'narrator' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
