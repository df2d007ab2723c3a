from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.files import TEMPORARY, slug, whole_file, write_if_changed, write_whole


def test_a_file_appears_whole_with_its_folders(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b" / "c.txt", b"all of it")
    assert (tmp_path / "a" / "b" / "c.txt").read_bytes() == b"all of it"
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["c.txt"]


def test_a_failed_write_leaves_the_former_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    write_whole(path, b"former")

    def fail_halfway() -> None:
        with whole_file(path) as file:
            file.write(b"half of")
            assert list(tmp_path.glob(f"{TEMPORARY}*"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail_halfway()
    assert path.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_the_same_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    assert write_if_changed(path, b"one")
    before = path.stat()
    assert not write_if_changed(path, b"one")
    assert path.stat().st_ino == before.st_ino
    assert write_if_changed(path, b"two")


@pytest.mark.parametrize(
    ("title", "begins"),
    [
        ("China ‘hopping mad’ as 22 countries sign", "china-hopping-mad-as-22-countries-sign-"),
        ("Don't panic: the café's £1bn plan", "dont-panic-the-cafes-1bn-plan-"),
        ("中国", ""),
        ("../../etc/passwd", "etc-passwd-"),
        ("", ""),
    ],
)
def test_a_slug_is_plain_and_ends_in_eight_hex_digits(title: str, begins: str) -> None:
    name = slug(title, unique="1")
    assert name.startswith(begins)
    assert len(name) == len(begins) + 8


@given(st.text(), st.text())
def test_every_slug_is_a_safe_file_name(title: str, unique: str) -> None:
    name = slug(title, unique=unique)
    assert set(name) <= set(string.ascii_lowercase + string.digits + "-")
    assert 8 <= len(name.encode()) <= 100
    assert not name.startswith("-")


@given(st.text())
def test_two_episodes_of_one_title_have_two_slugs(title: str) -> None:
    assert slug(title, unique="a") != slug(title, unique="b")
