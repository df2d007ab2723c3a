from __future__ import annotations

import gzip
import socket
import ssl
import sys
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Network
from pathlib import Path

import pytest
import requests
import trustme
from fakes_site import (
    Answer,
    ArticleSite,
    Behaviour,
    bomb,
    conditional,
    drip,
    endless,
    first,
    hang,
    page,
    redirect,
    status,
)
from hypothesis import given
from hypothesis import strategies as st

from narrator.errors import ConfigError, FetchError, FetchUnavailable
from narrator.ingest.network import addresses, fetch
from narrator.ingest.network.failures import FAILURES, REFUSALS, failure_of, retry_after_s
from narrator.ingest.network.fetch import HttpFetcher, without_credentials
from narrator.ingest.sites import headers_of
from narrator.show import Fetching, SiteRule

HERE = Fetching(timeout_s=5, max_mb=1, allow_private=True)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "requests_ca_bundle", "curl_ca_bundle"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> Fetching:
    """Limits that a dripping server meets after half a second."""
    monkeypatch.setattr(fetch, "WHOLE_TRANSFER", 0.5)
    return replace(HERE, timeout_s=1)


def failed(fetcher: HttpFetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher(url)
    error = caught.value
    assert str(error).startswith("URL: ")
    assert error.hint
    assert "{}" not in error.cause
    return error


def raw(answer: bytes) -> Behaviour:
    return lambda handler: handler.raw(answer)


# ── what is fetched ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_page_comes_with_what_its_server_says_of_it() -> None:
    day = "Tue, 01 Jul 2025 08:00:00 GMT"
    story = page("<p>Größe</p>", "Text/HTML; charset=UTF-8", etag='"v1"', last_modified=day)
    with ArticleSite({"/story": story}) as site:
        got = HttpFetcher(HERE)(f"{site.url}/story#top")
    assert got.url == f"{site.url}/story"
    assert (got.status, got.content_type, got.charset) == (200, "text/html", "utf-8")
    assert got.body.decode() == "<p>Größe</p>"
    assert (got.etag, got.last_modified, got.not_modified) == ('"v1"', day, False)


def test_a_server_that_says_nothing_of_the_kind_is_taken_as_it_is() -> None:
    with ArticleSite({"/": raw(b"HTTP/1.0 200 OK\r\n\r\nplain")}) as site:
        got = HttpFetcher(HERE)(site.url)
    assert (got.content_type, got.charset, got.etag, got.body) == ("", "", "", b"plain")


def test_a_request_says_who_asks_and_what_is_read() -> None:
    with ArticleSite({"/": page("x")}) as site:
        HttpFetcher(HERE)(site.url)
    headers = site.requests[0].headers
    assert headers["User-Agent"].startswith("narrator/")
    assert "+podcast maker" in headers["User-Agent"]
    assert headers["Accept"].startswith("text/html")
    assert headers["Accept-Encoding"] == "gzip"
    assert "If-None-Match" not in headers
    assert "Authorization" not in headers


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(b"one two"),
        gzip.compress(b"one ") + gzip.compress(b"two"),
        gzip.compress(b"one two") + bytes(8),
    ],
    ids=["gzip", "two members", "padded"],
)
def test_a_packed_page_is_unpacked(packed: bytes) -> None:
    with ArticleSite({"/": page(packed, content_encoding="gzip")}) as site:
        assert HttpFetcher(HERE)(site.url).body == b"one two"


def test_a_page_in_chunks_is_joined() -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    with ArticleSite({"/": raw(head + b"3\r\none\r\n4\r\n two\r\n0\r\n\r\n")}) as site:
        assert HttpFetcher(HERE)(site.url).body == b"one two"


def test_what_has_not_changed_is_not_sent_again() -> None:
    with ArticleSite({"/": conditional("news", etag='"v1"')}) as site:
        fetcher = HttpFetcher(HERE)
        before = fetcher(site.url)
        after = fetcher(site.url, etag=before.etag, last_modified="Tue, 01 Jul 2025 08:00:00 GMT")
    assert (before.not_modified, before.body) == (False, b"news")
    assert (after.not_modified, after.status, after.body, after.etag) == (True, 304, b"", '"v1"')
    assert site.requests[1].headers["If-Modified-Since"] == "Tue, 01 Jul 2025 08:00:00 GMT"


def test_a_304_that_nobody_asked_for_is_an_error() -> None:
    with ArticleSite({"/": status(304)}) as site:
        assert "304" in failed(HttpFetcher(HERE), site.url).cause


@given(st.text(st.characters(max_codepoint=255, exclude_categories=["Cc"]), max_size=40))
def test_any_content_type_is_read(header: str) -> None:
    for said in (header, f"text/html; charset={header}", f"text/html; charset*={header}''{header}"):
        content_type, charset = fetch._kind(said)
        assert (content_type == "") == (said == "")
        assert charset == charset.lower()


# ── redirects ────────────────────────────────────────────────────────────────────────────────────────────────────────


def chain(length: int) -> dict[str, Answer]:
    hops: dict[str, Answer] = {f"/{n}": redirect(f"/{n + 1}", 301 + n % 2) for n in range(length)}
    return {**hops, f"/{length}": page("arrived")}


def test_five_redirects_are_followed_and_six_are_not() -> None:
    with ArticleSite(chain(6)) as site:
        assert HttpFetcher(HERE)(f"{site.url}/1").url == f"{site.url}/6"
        error = failed(HttpFetcher(HERE), f"{site.url}/0")
    assert "redirected too often" in error.cause
    assert error.which == f"{site.url}/0 → {site.url}/5"


def test_a_redirect_in_a_circle_is_told_as_that() -> None:
    with ArticleSite({"/a": redirect("/b"), "/b": redirect("/a")}) as site:
        assert "circle" in failed(HttpFetcher(HERE), f"{site.url}/a").cause
    assert len(site.requests) == 6


def test_a_cookie_set_on_the_way_is_shown_at_the_next_door() -> None:
    gate = first(redirect("/", set_cookie="seen=1"), page("in"))
    with ArticleSite({"/": gate}) as site:
        assert HttpFetcher(HERE)(site.url).body == b"in"
    assert site.requests[1].headers["Cookie"] == "seen=1"


@pytest.mark.parametrize("path", ["/caf\u00e9", "/caf%C3%A9", "/caf\u00c3\u00a9"], ids=["latin-1", "escaped", "utf-8"])
def test_a_redirect_is_followed_in_any_encoding(path: str) -> None:
    with ArticleSite({"/": redirect(path), "/caf%C3%A9": page("open")}) as site:
        assert HttpFetcher(HERE)(site.url).body == b"open"


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:alert(1)", "https:///x", "http://[::1"]
)
def test_a_redirect_leads_to_the_web_or_nowhere(target: str) -> None:
    with ArticleSite({"/": redirect(target)}) as site:
        assert "not an address" in failed(HttpFetcher(HERE), site.url).cause


def test_the_body_of_a_redirect_is_not_read() -> None:
    with ArticleSite({"/": bomb(50, 302, location="/story"), "/story": page("story")}) as site:
        assert HttpFetcher(HERE)(site.url).body == b"story"


# ── limits ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_bomb_is_cut_off_before_it_fills_the_memory() -> None:
    packed = bomb(200)
    with ArticleSite({"/": packed}) as site:
        tracemalloc.start()
        try:
            error = failed(HttpFetcher(HERE), site.url)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert error.cause == "is larger than 1 MB"
    assert peak < 8_000_000


def test_an_endless_page_ends() -> None:
    with ArticleSite({"/": endless()}) as site:
        assert "larger than 1 MB" in failed(HttpFetcher(HERE), site.url).cause


def test_a_page_may_be_as_large_as_the_limit() -> None:
    with ArticleSite({"/fits": page(bytes(1_000_000)), "/not": page(bytes(1_000_001))}) as site:
        assert len(HttpFetcher(HERE)(f"{site.url}/fits").body) == 1_000_000
        failed(HttpFetcher(HERE), f"{site.url}/not")


@pytest.mark.parametrize(
    "behaviour", [hang(), drip(), drip(opening=b"")], ids=["hangs", "drips its body", "drips its headers"]
)
def test_a_server_that_takes_too_long_is_left(behaviour: Behaviour, hasty: Fetching) -> None:
    with ArticleSite({"/": behaviour}) as site:
        error = failed(HttpFetcher(hasty), site.url)
    assert isinstance(error, FetchUnavailable)
    assert "in time" in error.cause


def test_a_silent_server_is_left_after_one_time_out() -> None:
    with ArticleSite({"/": hang()}) as site:
        assert isinstance(failed(HttpFetcher(replace(HERE, timeout_s=1)), site.url), FetchUnavailable)


def test_a_slow_server_is_left_over_tls_as_well(hasty: Fetching, tmp_path: Path) -> None:
    authority, context = _authority()
    with ArticleSite({"/": drip()}, tls=context) as site:
        authority.cert_pem.write_to_path(tmp_path / "ca.pem")
        error = failed(HttpFetcher(hasty, ca_file=tmp_path / "ca.pem"), site.url)
    assert isinstance(error, FetchUnavailable)
    assert "in time" in error.cause


# ── refusals ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", [*REFUSALS, 400, 418, 500, 502, 503, 504])
def test_a_refusal_is_told_with_its_number(code: int) -> None:
    with ArticleSite({"/": status(code)}) as site:
        error = failed(HttpFetcher(HERE), site.url)
    assert error.transient == (code in (408, 425, 429) or code >= 500)
    assert str(code) in error.cause


def test_a_busy_server_says_when_to_come_back() -> None:
    with ArticleSite({"/": status(429, retry_after="120"), "/503": status(503)}) as site:
        busy, silent = failed(HttpFetcher(HERE), site.url), failed(HttpFetcher(HERE), f"{site.url}/503")
    assert isinstance(busy, FetchUnavailable)
    assert isinstance(silent, FetchUnavailable)
    assert (busy.retry_after_s, silent.retry_after_s) == (120.0, None)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        (" 30 ", 30.0),
        ("Tue, 01 Jul 2025 08:01:30 GMT", 90.0),
        ("Tue, 01 Jul 2025 10:01:30 +0200", 90.0),
        ("Tue, 01 Jul 2025 08:01:30 -0000", 90.0),
        ("Mon, 30 Jun 2025 08:00:00 GMT", 0.0),
        ("-5", None),
        ("soon", None),
        ("", None),
        ("9" * 400, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str, seconds: float | None) -> None:
    assert retry_after_s(value, now=datetime(2025, 7, 1, 8, 0, tzinfo=UTC)) == seconds


@pytest.mark.parametrize("url", ["", "story.html", "ftp://host/x", "file:///etc/passwd", "https://"])
def test_only_web_addresses_are_fetched(url: str) -> None:
    assert "not an address" in failed(HttpFetcher(HERE), url).cause


@pytest.mark.parametrize(
    "url",
    ["http://[::1/", "http://h:99999/", "http://.example/", f"http://{'x' * 70}.example/", "http://１２７.0.0.1/"],
)
def test_an_address_that_cannot_be_is_told_as_that(url: str) -> None:
    assert not failed(HttpFetcher(HERE), url).transient


# ── no network, no server, no trust ──────────────────────────────────────────────────────────────────────────────────


def test_a_closed_port_may_open_later() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    error = failed(HttpFetcher(HERE), f"http://127.0.0.1:{port}/")
    assert isinstance(error, FetchUnavailable)
    assert error.cause == "the server refuses connections"


def raises(error: OSError) -> Callable[..., object]:
    def stand_in(*_: object, **__: object) -> object:
        raise error

    return stand_in


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "the name is not found"),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"), "Temporary failure"),
    ],
)
def test_without_a_network_names_are_not_found(
    monkeypatch: pytest.MonkeyPatch, fault: socket.gaierror, words: str
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", raises(fault))
    error = failed(HttpFetcher(HERE), "https://news.example/story")
    assert isinstance(error, FetchUnavailable)
    assert words in error.cause
    assert "network" in error.hint


def test_an_unreachable_network_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", raises(OSError(101, "Network is unreachable")))
    error = failed(HttpFetcher(HERE), "http://127.0.0.1:9/")
    assert isinstance(error, FetchUnavailable)
    assert error.cause == "no connection: Network is unreachable"


@pytest.mark.parametrize(
    ("answer", "transient"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf", True),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf", True),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"a long story")[:-9], True),
        (b"", True),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nno gzip at all", False),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nwhatever", False),
    ],
    ids=["short", "short chunk", "short gzip", "nothing", "no gzip", "brotli"],
)
def test_half_an_answer_is_none(answer: bytes, transient: bool) -> None:
    with ArticleSite({"/": raw(answer)}) as site:
        assert failed(HttpFetcher(HERE), site.url).transient is transient


def _authority(*names: str) -> tuple[trustme.CA, ssl.SSLContext]:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*(names or ("127.0.0.1",))).configure_cert(context)
    return authority, context


def test_a_certificate_is_believed_if_its_authority_is(tmp_path: Path) -> None:
    authority, context = _authority()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    with ArticleSite({"/": page("safe")}, tls=context) as site:
        assert HttpFetcher(HERE, ca_file=tmp_path / "ca.pem")(site.url).body == b"safe"
        error = failed(HttpFetcher(HERE), site.url)
    assert type(error) is FetchError
    assert "certificate" in error.cause
    assert len(site.requests) == 1


def test_the_authorities_of_the_environment_are_believed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    authority, context = _authority()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "ca.pem"))
    with ArticleSite({"/": page("safe")}, tls=context) as site:
        assert HttpFetcher(HERE)(site.url).body == b"safe"


def test_a_certificate_of_another_name_is_not(tmp_path: Path) -> None:
    authority, context = _authority("other.example")
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    with ArticleSite({"/": page("safe")}, tls=context) as site:
        error = failed(HttpFetcher(HERE, ca_file=tmp_path / "ca.pem"), site.url)
    assert "not valid for '127.0.0.1'" in error.cause


def test_a_server_without_tls_is_told_as_that() -> None:
    with ArticleSite({"/": page("x")}) as site:
        error = failed(HttpFetcher(HERE), site.url.replace("http:", "https:"))
    assert type(error) is FetchError
    assert "no secure connection" in error.cause


# ── private addresses ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "127.1"])
def test_this_machine_is_not_read_under_any_name(host: str) -> None:
    with ArticleSite({"/": page("secret")}) as site:
        error = failed(HttpFetcher(Fetching(timeout_s=5)), f"http://{host}:{site.port}/")
    assert type(error) is FetchError
    assert "leads to 127.0.0.1, an address for this machine" in error.cause
    assert "allow_private" in error.hint
    assert site.requests == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all of 127.0.0.0/8 as addresses of its own")
def test_a_redirect_is_judged_like_the_first_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "DENIED_V4", ((IPv4Network("127.0.0.2/32"), "the test's inside"),))
    inside = ArticleSite({"/": page("secret")}, host="127.0.0.2")
    with inside, ArticleSite({"/": redirect(f"{inside.url}/")}) as outside:
        error = failed(HttpFetcher(Fetching(timeout_s=5)), f"{outside.url}/")
    assert "leads to 127.0.0.2, an address for the test's inside" in error.cause
    assert error.which == f"{outside.url}/ → {inside.url}/"
    assert (len(outside.requests), inside.requests) == (1, [])


# ── proxies and passwords ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with ArticleSite({"http://news.example/story": page("by proxy")}) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        got = HttpFetcher(Fetching(timeout_s=5))("http://news.example/story")
    assert (got.body, got.url) == (b"by proxy", "http://news.example/story")


def test_a_proxy_that_refuses_is_named_as_the_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    with ArticleSite({}) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        error = failed(HttpFetcher(HERE), "https://news.example/story")
    assert "proxy" in error.cause
    assert "HTTPS_PROXY" in error.hint


def test_a_dripping_proxy_is_left_as_well(monkeypatch: pytest.MonkeyPatch, hasty: Fetching) -> None:
    with ArticleSite({"http://news.example/": drip()}) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        assert "in time" in failed(HttpFetcher(hasty), "http://news.example/").cause


def test_credentials_are_sent_and_never_told() -> None:
    with ArticleSite({"/ok": page("in"), "/no": status(403), "/on": redirect("/no")}) as site:
        login = site.url.replace("//", "//editor:s3cret@")
        got = HttpFetcher(HERE)(f"{login}/ok")
        errors = [failed(HttpFetcher(HERE), f"{login}{path}") for path in ("/no", "/on")]
    assert site.requests[0].headers["Authorization"].startswith("Basic ")
    assert got.url == f"{site.url}/ok"
    assert not any("s3cret" in f"{error} {error.hint}" for error in errors)
    assert errors[1].which == f"{site.url}/on → {site.url}/no"


def test_a_netrc_file_is_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password s3cret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with ArticleSite({"/": page("x")}) as site:
        HttpFetcher(HERE)(site.url)
    assert "Authorization" not in site.requests[0].headers


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://a:b@host/p?q=x@y", "https://host/p?q=x@y"),
        ("https://a:b@c@host", "https://host"),
        ("https://host/@name", "https://host/@name"),
        ("https://host?to=//x@y", "https://host?to=//x@y"),
        ("http://a:b@[::1", "http://[::1"),
    ],
)
def test_credentials_are_taken_out_of_any_url(url: str, plain: str) -> None:
    assert without_credentials(url) == plain


# ── the table of failures ────────────────────────────────────────────────────────────────────────────────────────────

FOREIGN = [
    kind
    for kind in vars(requests.exceptions).values()
    if isinstance(kind, type) and issubclass(kind, requests.RequestException)
]


def test_no_exception_of_requests_is_missed() -> None:
    assert len(FOREIGN) > 15
    assert [kind.__name__ for kind in FOREIGN if kind not in FAILURES] == []


def test_no_entry_hides_behind_a_wider_one() -> None:
    kinds = list(FAILURES)
    hidden = [later for place, later in enumerate(kinds) if any(issubclass(later, wider) for wider in kinds[:place])]
    assert hidden == []


def test_the_surest_sign_in_a_chain_counts() -> None:
    error = requests.ConnectionError("HTTPConnectionPool(host='h'): Max retries exceeded")
    error.__cause__ = ConnectionRefusedError(111, "Connection refused")
    assert failure_of(error).cause == "the server refuses connections"


def test_a_failure_without_words_is_told_by_its_kind() -> None:
    assert failure_of(requests.exceptions.RetryError("http://user:pw@host/")).cause == "cannot be read: RetryError"


# ── what a show has sent ─────────────────────────────────────────────────────────────────────────────────────────────


def sending(**headers: str) -> HttpFetcher:
    """A fetcher that sends headers to 127.0.0.1, as a show's rule for a site has it."""
    return HttpFetcher(HERE, headers=lambda url: headers if "//127.0.0.1:" in url else {})


def test_a_show_s_own_headers_are_sent_beside_ours() -> None:
    with ArticleSite({"/": page("mine")}) as site:
        sending(Cookie="sid=1", X_Key="k")(site.url)
    headers = site.requests[0].headers
    assert (headers["Cookie"], headers["X_Key"]) == ("sid=1", "k")
    assert headers["User-Agent"].startswith("narrator/")


def test_a_cookie_of_the_site_joins_that_of_the_show() -> None:
    with ArticleSite({"/": redirect("/in", set_cookie="seen=yes"), "/in": page("mine")}) as site:
        assert sending(Cookie="sid=1")(f"{site.url}/").body == b"mine"
    assert [request.headers["Cookie"] for request in site.requests] == ["sid=1", "sid=1; seen=yes"]


def test_another_host_gets_none_of_it() -> None:
    with ArticleSite({"/": page("theirs")}) as other:
        there = f"http://localhost:{other.port}/"
        with ArticleSite({"/": redirect(there)}) as site:
            sending(Cookie="sid=1", Authorization="Bearer abc")(f"{site.url}/")
    assert site.requests[0].headers["Authorization"] == "Bearer abc"
    assert not {"Cookie", "Authorization"} & set(other.requests[0].headers)


def test_the_host_is_the_one_that_is_connected_to() -> None:
    asked: list[str] = []

    def headers(url: str) -> dict[str, str]:
        asked.append(url)
        return {}

    with ArticleSite({"/": page("x")}) as site:
        failed(HttpFetcher(HERE, headers=headers), f"http://127.0.0.1:{site.port}\\@news.example/")
    assert asked
    assert all(url.startswith(f"http://127.0.0.1:{site.port}/") for url in asked)


def test_a_secret_that_is_not_there_is_told_before_anything_is_asked() -> None:
    rule = SiteRule(host="127.0.0.1", cookie="NEWS_COOKIE")
    with ArticleSite({"/": page("x")}) as site, pytest.raises(ConfigError, match="NEWS_COOKIE is not set"):
        HttpFetcher(HERE, headers=headers_of((rule,), {}))(site.url)
    assert site.requests == []
