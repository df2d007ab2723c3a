"""Source → Article: bytes in, structure and metadata out, each dropped stretch accounted for."""

from __future__ import annotations

from narrator.ingest.articlefeed import entries
from narrator.ingest.fetch import Fetched, Fetcher, HttpFetcher
from narrator.ingest.read import read
from narrator.ingest.source import article_key, source_of

__all__ = ["Fetched", "Fetcher", "HttpFetcher", "article_key", "entries", "read", "source_of"]
