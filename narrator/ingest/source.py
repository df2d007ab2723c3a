"""What was asked for, as a source; and what an article is known by."""

from __future__ import annotations

import hashlib
import re
from os.path import normpath
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from narrator.model import Article, Source, SourceKind

_WEB = re.compile(r"https?://", re.IGNORECASE)
_TRACKING = re.compile(r"utm_\w*(?:=|$)", re.IGNORECASE)


def source_of(argument: str, *, cwd: Path) -> Source:
    """Take "-" for standard input, http(s):// for a URL, all else for a file, its path counted from `cwd`.

    Whether the file is there is seen when it is read.
    """
    if argument == "-":
        return Source(kind=SourceKind.STDIN, location="-")
    if _WEB.match(argument.strip()):
        return Source(kind=SourceKind.URL, location=argument.strip())
    return Source(kind=SourceKind.FILE, location=normpath(cwd / argument))


def article_key(article: Article) -> str:
    """Tell one article from another, before and after a correction.

    "url:…" (the canonical URL, else the one that was asked for; without fragment and utm_ parameters) for a URL,
    "file:" and a hash of path and title for a file (the key is published, the path is nobody's business), "text:" and
    the fingerprint for standard input. An article that was read from a script keeps the key that it had.
    """
    if article.key:
        return article.key
    match article.source.kind:
        case SourceKind.URL:
            return f"url:{_bare_url(article.canonical_url or article.source.location)}"
        case SourceKind.FILE:
            name = f"{article.source.location}\n{article.title}"
            return f"file:{hashlib.sha256(name.encode()).hexdigest()[:16]}"
        case SourceKind.STDIN:
            return f"text:{article.fingerprint}"


def _bare_url(url: str) -> str:
    parts = urlsplit(url)
    query = "&".join(part for part in parts.query.split("&") if part and not _TRACKING.match(part))
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path, query, ""))
