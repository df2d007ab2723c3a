from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingest_samples import read_file, read_stdin
from samples_packages import CHAPTER, docx, epub, paragraph, xhtml, zipped

from narrator.errors import RefusedArticle, SourceError
from narrator.ingest.packages.archive import Archive


def test_files_are_found_by_name_whatever_its_case() -> None:
    archive = Archive(zipped({"META-INF/container.xml": "x", "a.txt": "story"}), which="book")
    assert (archive.read("a.txt"), archive.read("meta-inf/Container.xml"), archive.read("none")) == (
        b"story",
        b"x",
        b"",
    )
    assert "a.txt" in archive
    assert "none" not in archive


def test_what_unpacks_to_far_more_than_a_text_is_refused() -> None:
    with pytest.raises(RefusedArticle, match="unpacks to over 40 MB"):
        read_stdin(epub({"a.xhtml": xhtml("<p>" + "0" * 41_000_000 + "</p>")}))


def test_the_bound_is_for_all_files_together() -> None:
    archive = Archive(zipped({name: bytes(15_000_000) for name in "abc"}), which="book")
    assert len(archive.read("a")) + len(archive.read("b")) == 30_000_000
    with pytest.raises(RefusedArticle, match="40 MB"):
        archive.read("c")


def test_an_archive_of_more_files_than_a_book_has_is_refused() -> None:
    with pytest.raises(RefusedArticle, match="over 20,000 files"):
        Archive(b"PK\x03\x04" + b"PK\x01\x02" * 20_001, which="book")


def test_a_locked_archive_is_told_from_a_damaged_one() -> None:
    locked = bytearray(zipped({"a.txt": "story"}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(RefusedArticle, match="password"):
        Archive(bytes(locked), which="book").read("a.txt")


@pytest.mark.parametrize("whole", [epub({"a.xhtml": CHAPTER}), docx(paragraph("x"))], ids=["epub", "docx"])
def test_a_file_that_breaks_off_is_refused(whole: bytes) -> None:
    for length in range(4, len(whole), 97):
        with pytest.raises(SourceError):
            read_stdin(whole[:length])


@settings(max_examples=60)
@given(st.integers(4, 400), st.binary(min_size=1, max_size=8))
def test_damage_anywhere_is_told_and_never_a_bug(place: int, damage: bytes) -> None:
    for whole in (epub({"a.xhtml": CHAPTER}), docx(paragraph("x"))):
        spot = len(whole) * place // 404
        with suppress(SourceError):
            assert read_stdin(whole[:spot] + damage + whole[spot + len(damage) :]).title


def test_a_book_of_pictures_may_be_larger_than_a_text(tmp_path: Path) -> None:
    pictures = {f"OEBPS/{n}.jpg": Random(n).randbytes(4_000_000) for n in range(3)}
    assert read_file(tmp_path / "book.epub", epub({"a.xhtml": CHAPTER}, files=pictures)).title
