from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from narrator.model import ASIDES, Article, Block, BlockKind, Clip, Source, SourceKind


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
    clip = Clip(key="k", path=Path("k"), rate_hz=22_050, samples=11_025, energies=(), peak=0.0, text="One.")
    assert clip.duration_ms == 500


@pytest.mark.parametrize(
    ("text", "words"),
    [("One, two – and 3.", 4), ("", 0), ("– … –", 0), ("桥上没有人。", 3), ("BBC 报道 two", 3), ("สะพานปิด", 4)],
)
def test_words_are_counted_in_every_script(text: str, words: int) -> None:
    assert Block(kind=BlockKind.PARAGRAPH, text=text).words == words


def test_what_stands_beside_a_story_is_no_word_of_it() -> None:
    aside = [Block(kind=kind, text="one two three") for kind in ASIDES]
    story = Block(kind=BlockKind.QUOTE, text="one two")
    source = Source(kind=SourceKind.STDIN, location="-")
    assert Article(source=source, title="A", language="en", blocks=(*aside, story)).words == 2
