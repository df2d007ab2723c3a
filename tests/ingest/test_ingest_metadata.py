from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from narrator.ingest.pages.json_ld import Statement, statement_of
from narrator.ingest.pages.metadata import Fallback, Metadata, absolute, metadata_of, time_of, whole_sentences


def said(head: str, *, body: str = "", url: str = "", fallback: Fallback | None = None) -> Metadata:
    page = document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    return metadata_of(page, url=url, fallback=lambda: fallback or Fallback())


def json_ld(text: str) -> Statement:
    page = document_fromstring(f'<html><head><script type="application/ld+json">{text}</script></head></html>')
    return statement_of(page)


def meta(**contents: str) -> str:
    return "".join(f'<meta property="{name.replace("_", ":", 1)}" content="{text}">' for name, text in contents.items())


# ── JSON-LD ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_article_is_found_in_lists_and_graphs() -> None:
    article = '{"@type": ["Thing", "NewsArticle"], "headline": "H", "wordCount": "1,200 words"}'
    for text in (
        article,
        f"[{article}]",
        f'{{"@graph": [{{"@type": "WebPage"}}, {article}]}}',
        f"<![CDATA[{article}]]>",
    ):
        assert json_ld(text).headline == "H"
    assert json_ld('{"@type": "Organization", "name": "H"}') == Statement()


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ('"Ann Example"', ("Ann Example",)),
        ('{"@type": "Person", "name": "Ann Example"}', ("Ann Example",)),
        ('[{"name": "Ann Example"}, "Bo Sample"]', ("Ann Example", "Bo Sample")),
        ('{"name": ["Ann Example", {"name": "Bo Sample"}]}', ("Ann Example", "Bo Sample")),
        ("null", ()),
        ("[[[1, true, {}]]]", ()),
    ],
)
def test_authors_come_in_many_forms(author: str, names: tuple[str, ...]) -> None:
    assert json_ld(f'{{"@type": "Article", "author": {author}}}').authors == names


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("", None),
        (', "isAccessibleForFree": true', True),
        (', "isAccessibleForFree": "False"', False),
        (', "isAccessibleForFree": true, "hasPart": [{"isAccessibleForFree": false}]', False),
        (', "hasPart": {"isAccessibleForFree": "false"}', False),
    ],
)
def test_whether_anyone_may_read_it(text: str, free: bool | None) -> None:
    assert json_ld(f'{{"@type": "Article"{text}}}').free is free


def test_broken_json_says_nothing() -> None:
    for text in ("{", "", "[" * 5_000, '{"@type": "Article", "headline": 12345678901234567890', "1" * 5_000):
        assert json_ld(text) == Statement()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "url", "@list", "x"]), inner),
    max_leaves=8,
)
NAMES = ["headline", "author", "datePublished", "publisher", "mainEntityOfPage", "image", "inLanguage", "hasPart",
         "isAccessibleForFree", "wordCount", "articleBody", "description"]  # fmt: skip


@given(st.dictionaries(st.sampled_from(NAMES), JSON))
def test_any_types_are_read(properties: dict[str, object]) -> None:
    assert isinstance(json_ld(json.dumps({"@type": "NewsArticle", **properties}).replace("<", "")), Statement)


# ── all that a page says ─────────────────────────────────────────────────────────────────────────────────────────────


def test_the_printed_title_is_taken_if_another_confirms_it() -> None:
    headings = "<h1>Gazette</h1><h1>The bridge</h1>"
    assert said(meta(og_title="The bridge | Ann Example"), body=headings).title == "The bridge"
    assert said(meta(og_title="A viaduct"), body=headings).title == "A viaduct"
    assert said("", body=headings).title == "Gazette"


@pytest.mark.parametrize(
    "title", ["The bridge | The Gazette", "The bridge - Gazette", "The bridge — The Gazette", "The bridge · Gazette"]
)
def test_the_site_is_no_part_of_the_title(title: str) -> None:
    assert said(f"<title>{title}</title>" + meta(og_site_name="The Gazette")).title == "The bridge"


def test_a_dash_in_a_title_stays() -> None:
    assert (
        said("<title>The bridge - a story</title>" + meta(og_site_name="The Gazette")).title == "The bridge - a story"
    )


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("By Ann Example", ("Ann Example",)),
        ("Von Anna Beispiel und Bodo Muster", ("Anna Beispiel", "Bodo Muster")),
        ("ANN EXAMPLE, BO SAMPLE and Flora Muestra", ("Ann Example", "Bo Sample", "Flora Muestra")),
        ("Ann Example; ann example; Bo Sample", ("Ann Example", "Bo Sample")),
        ("https://gazette.example/profile/ann", ()),
        ("The Gazette", ()),
        ("newsdesk@gazette.example", ()),
        ("Ludwig van Beethoven", ("Ludwig van Beethoven",)),
    ],
)
def test_authors_are_names_and_nothing_else(author: str, names: tuple[str, ...]) -> None:
    head = f'<meta name="author" content="{author}">' + meta(og_site_name="The Gazette")
    assert said(head).authors == names


def test_where_json_ld_has_no_names_the_meta_elements_do() -> None:
    script = '<script type="application/ld+json">{"@type": "Article", "author": "https://x.example/a"}</script>'
    assert said(script + '<meta name="byl" content="By ANN EXAMPLE">').authors == ("Ann Example",)
    assert said("", fallback=Fallback(author="Bo Sample May")).authors == ("Bo Sample",)


def test_urls_are_absolute_and_the_front_page_is_no_article() -> None:
    head = '<link rel="canonical" href="/a">' + meta(og_image="//pictures.example/b.jpg")
    page = said(head, url="https://gazette.example/x?y=z")
    assert (page.canonical_url, page.image_url) == ("https://gazette.example/a", "https://pictures.example/b.jpg")
    home = said('<link rel="canonical" href="https://gazette.example/">', url="https://gazette.example/x")
    assert home.canonical_url == "https://gazette.example/x"
    assert said('<link rel="canonical" href="/a">').canonical_url == ""


def test_a_saved_page_counts_from_the_url_it_names() -> None:
    page = said('<link rel="canonical" href="/a">' + meta(og_url="https://gazette.example/b", og_image="c.jpg"))
    assert (page.canonical_url, page.image_url) == ("https://gazette.example/a", "https://gazette.example/c.jpg")


@pytest.mark.parametrize("text", ["javascript:alert(1)", "http://[bad", "file:///etc/passwd", "data:,x", "http://", ""])
def test_what_is_no_web_address_is_none(text: str) -> None:
    assert absolute(text, "") == ""


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2024-03-02T09:15:00+01:00", datetime(2024, 3, 2, 8, 15, tzinfo=UTC)),
        ("2024-03-02T09:15:00Z", datetime(2024, 3, 2, 9, 15, tzinfo=UTC)),
        ("2024-03-02 09:15:00", datetime(2024, 3, 2, 9, 15, tzinfo=UTC)),
        ("2017-11-16T14:15+0000", datetime(2017, 11, 16, 14, 15, tzinfo=UTC)),
        ("20240302", datetime(2024, 3, 2, tzinfo=UTC)),
        ("Sat, 02 Mar 2024 09:15:00 +0100", datetime(2024, 3, 2, 8, 15, tzinfo=UTC)),
        ("soon", None),
        ("", None),
        ("0001-01-01T00:00:00+23:59", None),
        ("9999-12-31T23:59:59-23:59", None),
    ],
)
def test_times_are_in_utc(text: str, time: datetime | None) -> None:
    assert time_of(text) == time


@given(st.datetimes(min_value=datetime(1901, 1, 2), max_value=datetime(9998, 1, 1)), st.integers(-14, 14))
def test_any_iso_time_keeps_its_instant(time: datetime, hours: int) -> None:
    aware = time.replace(tzinfo=timezone(timedelta(hours=hours)))
    assert time_of(aware.isoformat()) == aware


@given(st.text())
def test_any_text_is_a_time_or_none(text: str) -> None:
    found = time_of(text)
    assert found is None or found.tzinfo is UTC


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("A sentence, whole.", "A sentence, whole."),
        ("A headline-like standfirst without a stop", "A headline-like standfirst without a stop"),
        ("First sentence here. Second one is cut off in the", "First sentence here."),
        ("First sentence here. Second one is cut…", "First sentence here."),
        ("Only one and it is cut...", ""),
    ],
)
def test_a_cut_description_keeps_its_whole_sentences(text: str, whole: str) -> None:
    assert whole_sentences(text) == whole


def test_the_language_is_the_root_element_s_else_what_else_names_one() -> None:
    page = document_fromstring(f'<html lang=" fr "><head>{meta(og_locale="en_GB")}</head></html>')
    assert metadata_of(page, url="", fallback=Fallback).language == "fr"
    assert said(meta(og_locale="en_GB")).language == "en_GB"


# ── section, tags, modified ──────────────────────────────────────────────────────────────────────────────────────────


def test_section_tags_and_modified_of_json_ld() -> None:
    found = said(
        '<script type="application/ld+json">{"@type": "http://schema.org/NewsArticle", "headline": "The bridge",'
        ' "datePublished": "2024-03-01", "dateModified": "2024-03-02T10:00:00Z", "articleSection": ["World", "News"],'
        ' "keywords": ["rivets", {"@type": "DefinedTerm", "name": "the mill"}, "Rivets"]}</script>'
    )
    assert (found.section, found.tags) == ("World", ("rivets", "the mill"))
    assert (found.published, found.modified) == (
        datetime(2024, 3, 1, tzinfo=UTC),
        datetime(2024, 3, 2, 10, tzinfo=UTC),
    )


def test_section_tags_and_modified_of_meta_elements() -> None:
    head = meta(
        article_section="News > World",
        article_published_time="2024-03-01T10:00:00+00:00",
        article_modified_time="2024-03-01T09:00:00+00:00",
        keywords="rivets, mill",
    )
    found = said(head + '<meta property="article:tag" content="bridge"><meta property="article:tag" content="river">')
    assert (found.section, found.tags, found.modified) == ("World", ("bridge", "river"), None)
    assert said(meta(keywords="rivets, the mill; rivets")).tags == ("rivets", "the mill")
    assert said(meta(keywords=", ".join(f"word {number}" for number in range(40)))).tags == ()


def test_a_node_that_only_points_at_another() -> None:
    graph = json.dumps(
        {
            "@graph": [
                {
                    "@type": "Article",
                    "author": {"@id": "#ann"},
                    "publisher": {"@id": "#us"},
                    "image": {"@id": "#picture"},
                },
                {"@type": "Person", "@id": "#ann", "name": "Ann Example"},
                {"@type": "Organization", "@id": "#us", "name": "The Gazette"},
                {"@type": "ImageObject", "@id": "#picture", "contentUrl": "https://gazette.example/a.jpg"},
            ]
        }
    )
    found = json_ld(graph)
    assert (found.authors, found.publisher, found.image) == (
        ("Ann Example",),
        "The Gazette",
        "https://gazette.example/a.jpg",
    )


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "Article", "headline": "A, ]b // c", }',
        '{"@type": "Article", /* by hand */ "headline": "A, ]b // c"}',
        '{"@type": "Article", // by hand\n "headline": "A, ]b // c", "image": ["x",]}',
        '<!-- {"@type": "Article", "headline": "A, ]b // c"} -->',
    ],
)
def test_json_ld_that_is_no_json(text: str) -> None:
    assert json_ld(text).headline == "A, ]b // c"


@pytest.mark.parametrize("run", ["/*", "//", '"', '"\\', ",", ", ", "[", "{", '\\"'], ids=repr)
def test_json_ld_without_end(run: str) -> None:
    assert json_ld(run * (400_000 // len(run))) == Statement()


def test_what_microdata_say() -> None:
    body = (
        '<div itemprop="author" itemscope><span itemprop="name">Ann Example</span>, Reporter</div>'
        '<time itemprop="datePublished" datetime="2024-03-01">1 March</time>'
        '<time itemprop="dateModified" datetime="2024-03-03">3 March</time>'
    )
    found = said("", body=body)
    assert found.authors == ("Ann Example",)
    assert [time.day for time in (found.published, found.modified) if time] == [1, 3]


def test_a_site_is_named_by_words_or_its_host() -> None:
    assert said(meta(og_site_name="http://www.gazette.example/")).site_name == "gazette.example"
    assert said(meta(og_site_name="© 2024 The Gazette")).site_name == ""
