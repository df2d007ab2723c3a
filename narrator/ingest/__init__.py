"""Source → Article: bytes in, structure and metadata out, each dropped stretch accounted for."""

from __future__ import annotations

from narrator.ingest.articlefeed import entries
from narrator.ingest.expansion import expand, files_in
from narrator.ingest.network.fetch import Fetched, Fetcher, HttpFetcher
from narrator.ingest.network.kept import LastKept
from narrator.ingest.read import check_rules, read
from narrator.ingest.sites import headers_of
from narrator.ingest.source import article_key, source_of

__all__ = [
    "Fetched",
    "Fetcher",
    "HttpFetcher",
    "LastKept",
    "article_key",
    "check_rules",
    "entries",
    "expand",
    "files_in",
    "headers_of",
    "read",
    "source_of",
]
