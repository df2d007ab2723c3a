from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ingest_samples import STORY, no_network, read_stdin, rules, texts
from lxml import html

from narrator.errors import ConfigError
from narrator.ingest import Fetched, headers_of, read
from narrator.ingest.sites import NO_SITE, Site, address_of, host_of, ready, site_at, words_of
from narrator.model import Article, Block, BlockKind, Source, SourceKind
from narrator.show import SiteRule

NEWS = SiteRule(host="news.example")
BODY = f"<p>{STORY}</p><aside class=box>Buy our <b>bread</b> today.</aside><p>{STORY} And more of it.</p>"
PAGE = f"<html lang=en><head><title>The bridge</title></head><body><main>{BODY}</main></body></html>"


def read_page(page: str, *sites: SiteRule, url: str = "https://www.news.example/bridge") -> Article:
    def fetch(url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        return Fetched(url=url, status=200, body=page.encode(), content_type="text/html")

    return read(Source(kind=SourceKind.URL, location=url), fetch=fetch, sites=sites)


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind=kind, text=text)


# ── which rule ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://news.example/a", "news.example"),
        ("https://www.NEWS.example:8443/a", "news.example"),
        ("https://blog.news.example./a", "blog.news.example"),
        ("https://a.blog.news.example/", "blog.news.example"),
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("https://oldnews.example/", ""),
        ("https://news.example.evil.example/", ""),
        ("https://news.example@evil.example/", ""),
        ("https://[/", ""),
        ("", ""),
    ],
)
def test_the_most_exact_rule_counts_for_a_host_and_those_under_it(url: str, host: str) -> None:
    sites = ready(tuple(SiteRule(host=name) for name in ("news.example", "blog.news.example", "xn--bcher-kva.example")))
    assert site_at(sites, url).host == host


@given(st.text(max_size=60))
def test_any_url_has_a_host_or_none(url: str) -> None:
    assert isinstance(host_of(url), str)
    assert site_at(ready((NEWS,)), url) in (NO_SITE, *ready((NEWS,)))


def test_a_saved_page_says_itself_where_it_lay() -> None:
    link = '<link rel="canonical" href="https://news.example/bridge">'
    other = '<meta property="og:url" content="https://news.example/bridge">'
    assert address_of(html.document_fromstring(f"<head>{link}</head>")) == "https://news.example/bridge"
    rule = SiteRule(host="news.example", drop=("aside",))
    for head in (link, other, f'<link rel="canonical" href="/bridge">{other}'):
        article = read(
            Source(kind=SourceKind.STDIN, location="-"),
            fetch=no_network,
            stdin=BytesIO(PAGE.replace("</head>", f"{head}</head>").encode()),
            sites=(rule,),
        )
        assert rules(article)["Buy our bread today."] == "site rule"


# ── what it does to a page ───────────────────────────────────────────────────────────────────────────────────────────


def test_what_a_rule_drops_is_gone_and_told() -> None:
    article = read_page(PAGE, SiteRule(host="news.example", drop=("aside.box",)))
    assert rules(article) == {"Buy our bread today.": "site rule"}
    assert texts(article.blocks) == [STORY, f"{STORY} And more of it."]


def test_what_a_rule_selects_is_the_article_to_the_word() -> None:
    page = PAGE.replace("<main>", f"<div class=teaser><p>{STORY} Of another.</p></div><main>")
    article = read_page(page, SiteRule(host="news.example", select=("main",), drop=(".box",)))
    assert texts(article.blocks) == [STORY, f"{STORY} And more of it."]
    assert article.title == "The bridge"
    several = read_page(page, SiteRule(host="news.example", select=("main p", ".box", "b")))
    assert texts(several.blocks) == [STORY, "Buy our bread today.", f"{STORY} And more of it."]


def test_a_selector_that_finds_nothing_is_told_and_the_page_read_without_it() -> None:
    article = read_page(PAGE, SiteRule(host="news.example", select=("div.story", "#text")))
    assert rules(article)["(nothing on this page is div.story, #text)"] == "site rule"
    assert STORY in texts(article.blocks)


def test_a_rule_never_drops_the_page_itself() -> None:
    assert STORY in texts(read_page(PAGE, SiteRule(host="news.example", drop=("html", "body", "head", "nope"))).blocks)


def test_a_rule_is_for_its_own_site() -> None:
    rule = SiteRule(host="other.example", drop=("main",), drop_text=(".*",))
    assert read_page(PAGE, rule).blocks == read_page(PAGE).blocks


def test_text_is_cut_out_of_blocks_and_told() -> None:
    site = ready((SiteRule(host="a.example", drop_text=(r"\s*\(Gazette\)", r"^Box: .*$")),))[0]
    code = block("a  =  1\nb (Gazette)  =  2", BlockKind.CODE)
    blocks, dropped = site.without_text(
        [block("The mayor (Gazette) went."), block("Box: bread"), block("  Two  "), code]
    )
    assert texts(blocks) == ["The mayor went.", "  Two  ", "a  =  1\nb  =  2"]
    assert [(it.text, it.rule) for it in dropped] == [
        ("(Gazette)", "site rule"),
        ("Box: bread", "site rule"),
        ("(Gazette)", "site rule"),
    ]


def test_text_is_cut_out_of_what_is_no_page_too() -> None:
    rule = SiteRule(host="news.example", drop_text=(r"And more of it\.",))
    assert texts(read_page(PAGE, rule).blocks)[-1] == STORY


@given(st.lists(st.text("ab <", max_size=20), max_size=4), st.sampled_from(["a", "b*", "", "a|b", r"\b", "(?=a)"]))
def test_cutting_text_never_loses_what_it_does_not_tell(parts: list[str], pattern: str) -> None:
    site = ready((SiteRule(host="a.example", drop_text=(pattern,)),))[0]
    blocks, dropped = site.without_text([block(text) for text in parts])
    before = sum(len("".join(text.split())) for text in parts)
    after = sum(len("".join(text.split())) for text in (*texts(blocks), *(it.text for it in dropped)))
    assert after == before


def test_a_pattern_that_would_never_end_is_a_fault_of_the_rule() -> None:
    site = ready((SiteRule(host="a.example", drop_text=(r"(x+x+)+y",)),))[0]
    with pytest.raises(ConfigError, match=r"\[\[sites\]\] a\.example: drop_text: .* takes far too long"):
        site.without_text([block("x" * 6_000)])


def test_all_faults_of_all_rules_are_told_at_once() -> None:
    one = SiteRule(
        host="a.example", select=("div[", "svg|a"), drop=(":nope",), drop_text=("(", "a{99999999999999999999}")
    )
    two = SiteRule(host="b.example", cookie="C", headers={"Cookie": "D", "X Y": "E", "Host": "F", "X-Ok": "not a name"})
    with pytest.raises(ConfigError) as caught:
        ready((one, two))
    problems = caught.value.problems
    assert len(problems) == 9
    assert sum(problem.startswith("[[sites]] a.example: ") for problem in problems) == 5
    assert problems[0].startswith("[[sites]] a.example: select: 'div[' is no CSS selector: ")
    assert "[[sites]] b.example: headers: 'Host' is no header that can be set" in problems


def test_a_wrong_rule_is_told_whatever_is_read() -> None:
    with pytest.raises(ConfigError, match="no CSS selector"):
        read_page(PAGE, SiteRule(host="other.example", drop=("(",)))
    assert read_stdin(STORY).words


def test_the_words_of_the_parts_that_a_page_names() -> None:
    page = html.document_fromstring("<div class=paid>one two<p class=paid>three</p></div><div id=b>four</div>")
    assert words_of(page, (".paid",)) == 3
    assert words_of(page, (".paid, #b", ".none")) == 4
    assert words_of(page, (".none",)) == 0
    assert words_of(page, ()) is None
    assert words_of(page, ("div > p", "*", "[")) is None


# ── what is sent ─────────────────────────────────────────────────────────────────────────────────────────────────────

SECRETS = {"NEWS_COOKIE": "sid=1; b=2\n", "NEWS_TOKEN": "Bearer abc", "EVIL": "a\r\nX: y", "LATIN": "é"}
RULE = SiteRule(host="news.example", cookie="NEWS_COOKIE", headers={"Authorization": "NEWS_TOKEN"})


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("https://news.example/a", True),
        ("HTTPS://www.News.example/a", True),
        ("http://news.example/a", False),
        ("https://evil.example/?news.example", False),
        ("https://oldnews.example/", False),
        ("ftp://news.example/", False),
    ],
)
def test_secrets_go_to_their_site_and_over_https_only(url: str, *, sent: bool) -> None:
    headers = headers_of((RULE,), SECRETS)(url)
    assert headers == ({"Cookie": "sid=1; b=2", "Authorization": "Bearer abc"} if sent else {})


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "show.localhost", "127.8.9.1"])
def test_to_this_machine_they_go_over_http_too(host: str) -> None:
    headers = headers_of((SiteRule(host=host, cookie="NEWS_COOKIE"),), SECRETS)
    assert headers(f"http://{host}:8000/")["Cookie"] == "sid=1; b=2"


def test_the_most_exact_rule_sends() -> None:
    other = SiteRule(host="blog.news.example", headers={"X-Key": "NEWS_TOKEN"})
    assert headers_of((RULE, other), SECRETS)("https://blog.news.example/") == {"X-Key": "Bearer abc"}


@pytest.mark.parametrize(
    ("variable", "cause"), [("GONE", "GONE is not set"), ("EVIL", "EVIL holds"), ("LATIN", "LATIN")]
)
def test_a_secret_that_cannot_be_sent_is_told_by_the_name_of_its_variable(variable: str, cause: str) -> None:
    headers = headers_of((SiteRule(host="news.example", cookie=variable),), SECRETS)
    assert headers("https://other.example/") == {}
    with pytest.raises(ConfigError, match=cause) as caught:
        headers("https://news.example/")
    assert not any(secret in f"{caught.value} {caught.value.hint}" for secret in ("X: y", "é"))


def test_a_site_without_a_rule_changes_nothing() -> None:
    page = html.document_fromstring(PAGE)
    assert NO_SITE.pruned(page).page is page
    assert Site(host="a").without_text([block("x")]) == ((block("x"),), ())
