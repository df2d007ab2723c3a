"""A fetcher that remembers: what was asked to tell what it is need not be asked again to be read."""

from __future__ import annotations

from narrator.ingest.network.fetch import Fetched, Fetcher


class LastKept:
    """Fetches by `fetch` and keeps the last answer: who asks for the same URL next gets that."""

    def __init__(self, fetch: Fetcher) -> None:
        self._fetch = fetch
        self._asked = ""
        self._answer: Fetched | None = None

    def __call__(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        """Give the answer that is kept for `url`, else fetch it; on conditions always fetch. Raises FetchError."""
        if etag or last_modified:
            return self._fetch(url, etag=etag, last_modified=last_modified)
        if self._answer is None or self._asked != url:
            self._answer = None
            self._answer, self._asked = self._fetch(url), url
        return self._answer
