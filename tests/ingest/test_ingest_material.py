from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from ingest_samples import STDIN, STORY, no_network, read_file, read_stdin, read_url

from narrator.errors import RefusedArticle, SourceError
from narrator.ingest import read
from narrator.ingest.material import MAX_BYTES
from narrator.model import Source, SourceKind


def read_path(path: Path | str) -> None:
    read(Source(kind=SourceKind.FILE, location=str(path)), fetch=no_network)


def zipped() -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w:p>Story</w:p>")
    return buffer.getvalue()


def test_a_missing_file_is_named_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"article: .*gone\.txt: there is no such file") as caught:
        read_path(tmp_path / "gone.txt")
    assert caught.value.hint


def test_a_folder_is_told_from_a_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is a folder") as caught:
        read_path(tmp_path)
    assert "narrator make" in caught.value.hint
    assert "narrator run" in caught.value.hint


def test_what_the_system_refuses_is_told_in_its_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SourceError, match="cannot be read: Not a directory"):
        read_path(tmp_path / "file" / "story.txt")


def test_a_name_no_file_can_have() -> None:
    with pytest.raises(SourceError, match="no name that a file can have"):
        read_path("/a\0b")


def test_standard_input_may_be_missing() -> None:
    with pytest.raises(SourceError, match="standard input: there is none"):
        read(STDIN, fetch=no_network)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "PNG"),
        (b"%PDF-1.7\n1 0 obj\n", "PDF"),
        (zipped(), "zip"),
        (b"ID3\x04\x00" + bytes(100), "MP3"),
        (b"\xff\xfb\x90\x64" * 500, "MP3"),
        (b"\x00\x00\x00\x20ftypM4A " + bytes(64), "MP4"),
        (b"OggS\x00\x02" + bytes(64), "Ogg"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (bytes(range(256)) * 40, "binary"),
        (b"text \x00\x01\x02" * 400, "binary"),
    ],
)
def test_a_binary_file_is_refused_by_what_it_is(tmp_path: Path, content: bytes, name: str) -> None:
    with pytest.raises(RefusedArticle, match=name) as caught:
        read_file(tmp_path / "story.txt", content)
    assert ".txt" in caught.value.hint


def test_a_few_control_characters_are_no_reason_to_refuse(tmp_path: Path) -> None:
    article = read_file(tmp_path / "story.txt", f"Bridge\n\n{STORY}\x00\x07\n")
    assert article.blocks[0].text == STORY


def test_what_a_server_calls_a_picture_is_refused() -> None:
    with pytest.raises(RefusedArticle, match="image/svg"):
        read_url("<svg/>", content_type="image/svg+xml")


def test_ten_megabytes_are_the_most() -> None:
    with pytest.raises(RefusedArticle, match="larger than 10 MB"):
        read_stdin(b"a" * (MAX_BYTES + 1))


def test_two_megabytes_of_text_are_read_whole(tmp_path: Path) -> None:
    paragraphs = [f"{STORY} Number {number} of many." for number in range(8_000)]
    article = read_file(tmp_path / "long.txt", "A long story\n\n" + "\n\n".join(paragraphs))
    assert len(article.blocks) == 8_000
    assert article.words == sum(len(paragraph.split()) for paragraph in paragraphs)


def test_json_that_is_no_feed_is_refused() -> None:
    with pytest.raises(RefusedArticle, match="is JSON"):
        read_url('{"a": "story"}', content_type="application/json")


def test_an_article_feed_is_told_from_an_article() -> None:
    feed = '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title></channel></rss>'
    with pytest.raises(RefusedArticle, match="article feed") as caught:
        read_url(feed, content_type="application/rss+xml")
    assert "[[sources]]" in caught.value.hint
    with pytest.raises(RefusedArticle, match="is XML"):
        read_stdin('<?xml version="1.0"?><note>hello</note>')
