from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from narrator.model import Article, Block, BlockKind, Clip, Source, SourceKind


def test_a_source_tells_no_password() -> None:
    source = Source(kind=SourceKind.URL, location="https://ann:secret@news.example/a?b=c@d")
    assert str(source) == "https://news.example/a?b=c@d"
    assert str(Source(kind=SourceKind.FILE, location="/home/ann@home/a.txt")) == "/home/ann@home/a.txt"
    assert str(Source(kind=SourceKind.STDIN, location="-")) == "standard input"


def test_a_fingerprint_is_of_what_would_be_narrated() -> None:
    article = Article(
        source=Source(kind=SourceKind.FILE, location="/a.txt"),
        title="Title",
        blocks=(Block(kind=BlockKind.PARAGRAPH, text="One."), Block(kind=BlockKind.PARAGRAPH, text="Two.")),
        language="en",
    )
    elsewhere = replace(article, source=Source(kind=SourceKind.FILE, location="/b.txt"), authors=("Ann",))
    assert elsewhere.fingerprint == article.fingerprint
    joined = replace(article, blocks=(Block(kind=BlockKind.PARAGRAPH, text="One.Two."),))
    assert joined.fingerprint != article.fingerprint
    assert replace(article, standfirst="More.").fingerprint != article.fingerprint
    assert article.words == 2


def test_a_clip_lasts_as_long_as_its_samples() -> None:
    clip = Clip(key="k", path=Path("k"), rate_hz=22_050, samples=11_025, energies=(), peak=0.0)
    assert clip.duration_ms == 500
