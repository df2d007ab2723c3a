from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.serve.site import FOR_EVER, FOR_NOW, UNKNOWN, Site, cache_control, media_type


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("feed.xml", "application/rss+xml; charset=utf-8"),
        ("feed-2.xml", "application/rss+xml; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("ferry-0a1b2c3d.mp3", "audio/mpeg"),
        ("FERRY.MP3", "audio/mpeg"),
        ("ferry.m4a", "audio/mp4"),
        ("ferry.opus", "audio/ogg"),
        ("ferry.vtt", "text/vtt; charset=utf-8"),
        ("ferry.srt", "application/x-subrip; charset=utf-8"),
        ("ferry.json", "application/json"),
        ("chapters.json", "application/json+chapters"),
        ("index.html", "text/html; charset=utf-8"),
        ("cover-0a1b2c3d.jpg", "image/jpeg"),
        ("cover.png", "image/png"),
        ("README", UNKNOWN),
    ],
)
def test_a_file_has_the_type_that_apps_expect(name: str, kind: str) -> None:
    assert media_type(name) == kind


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("ferry-11112222-0a1b2c3d.mp3", FOR_EVER),
        ("cover-0a1b2c3d.jpg", FOR_EVER),
        ("ferry.mp3", FOR_NOW),
        ("cover.jpg", FOR_NOW),
        ("ferry-11112222.vtt", FOR_NOW),  # a slug ends like this as well
        ("feed.xml", FOR_NOW),
        ("index.html", FOR_NOW),
    ],
)
def test_only_what_content_names_is_kept_for_ever(name: str, kept: str) -> None:
    assert cache_control(name) == kept


@pytest.fixture
def site(tmp_path: Path) -> Site:
    public = tmp_path / "public"
    (public / "episodes" / "ferry").mkdir(parents=True)
    for name in ("feed.xml", "episodes/ferry/index.html", ".writing-1", "episodes/ferry/.hidden"):
        (public / name).write_text("x")
    (tmp_path / "narrator.db").write_text("secret")
    return Site(public)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/", ""),
        ("", ""),
        ("/feed.xml", "feed.xml"),
        ("//feed.xml", "feed.xml"),
        ("/episodes/ferry", "episodes/ferry"),
        ("/episodes//ferry/", "episodes/ferry"),
        ("/episodes/ferry/index.html", "episodes/ferry/index.html"),
    ],
)
def test_a_path_names_what_lies_there(site: Site, path: str, found: str) -> None:
    assert site.find(path) == site.root / found


@pytest.mark.parametrize(
    "path",
    [
        "/none",
        "/feed.xml/",
        "/feed.xml/x",
        "/.writing-1",
        "/episodes/ferry/.hidden",
        "/.",
        "/../narrator.db",
        "/episodes/../../narrator.db",
        "/episodes/../feed.xml",
        "/..\\narrator.db",
        "/C:/feed.xml",
        "/feed.xml\0",
        "/" + "x" * 5000,
        "/\udcff",
    ],
)
def test_nothing_else_is_to_be_had(site: Site, path: str) -> None:
    assert site.find(path) is None


@pytest.mark.skipif(os.name != "posix", reason="symbolic links need rights elsewhere")
def test_symbolic_links_stay_inside(site: Site) -> None:
    (site.root / "out").symlink_to(site.root.parent / "narrator.db")
    (site.root / "up").symlink_to(site.root.parent)
    (site.root / "in").symlink_to(site.root / "feed.xml")
    (site.root / "circle").symlink_to(site.root / "circle")
    assert [site.find(path) for path in ("/out", "/up/narrator.db", "/up", "/circle")] == [None] * 4
    assert site.find("/in") == site.root / "feed.xml"


@given(st.lists(st.sampled_from(["..", ".", "a", "/", "\\", "%2e", "public", "narrator.db", "\0", ""]), max_size=8))
def test_no_path_leads_out(names: list[str]) -> None:
    found = Site(Path(__file__).parent.resolve()).find("/" + "/".join(names))
    assert found is None or found.is_relative_to(Path(__file__).parent.resolve())
