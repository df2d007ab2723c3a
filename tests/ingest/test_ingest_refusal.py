from __future__ import annotations

import pytest
from ingest_samples import STORY, read_stdin, read_url, texts, web_page

from narrator.errors import RefusedArticle
from narrator.ingest.reading import Reading
from narrator.ingest.refusal import refuse
from narrator.model import Block, BlockKind

LONG = [f"{STORY} That was winter number {number}." for number in range(12)]


def reading(*lines: str, title: str = "A title", free: bool | None = None, declared_words: int = 0) -> Reading:
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=line) for line in lines)
    return Reading(blocks=blocks, title=title, free=free, declared_words=declared_words)


def refused(found: Reading) -> str:
    try:
        refuse(found, which="here")
    except RefusedArticle as error:
        return error.cause
    return ""


def test_a_refusal_says_what_which_and_what_to_do() -> None:
    with pytest.raises(RefusedArticle, match=r"^article: here: is empty$") as caught:
        refuse(reading(), which="here")
    assert caught.value.hint


@pytest.mark.parametrize(
    ("lines", "cause"),
    [
        ((), "is empty"),
        (("Three words here.",), "holds 3 words"),
        (("Word",), "holds 1 word"),
        (("word " * 24,), "holds 24 words"),
        (("word " * 25,), ""),
    ],
)
def test_what_is_too_little(lines: tuple[str, ...], cause: str) -> None:
    assert refused(reading(*lines)) == cause


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "\ufeff", "-----", ". . .", "(" * 400, "Advertisement", "<html></html>", "# \n"]
)
def test_nothing_in_any_form_is_empty(text: str) -> None:
    with pytest.raises(RefusedArticle, match="is empty"):
        read_stdin(text)


@pytest.mark.parametrize(
    ("title", "line", "cause"),
    [
        ("404", "Try the search or the front page.", "404"),
        ("Page not found", "Try the search or the front page.", "404"),
        ("Seite nicht gefunden", "Vielleicht hilft die Suche.", "404"),
        ("Gazette", "Sorry, the page you are looking for has been moved or removed.", "404"),
        ("Gazette", "Please enable JavaScript to run this app.", "JavaScript"),
        ("Just a moment...", "Checking your browser before you go on.", "captcha"),
        ("Gazette", "Please verify that you are a human to continue.", "captcha"),
        ("We value your privacy", "Choose below.", "cookies"),
        ("Gazette", "Wir verwenden Cookies und brauchen Ihre Zustimmung.", "cookies"),
        ("Gazette", "Nous et nos 12 partenaires stockons des cookies.", "cookies"),
    ],
)
def test_pages_that_are_something_else(title: str, line: str, cause: str) -> None:
    assert cause in refused(reading(line, title=title))
    assert cause in refused(reading("Some more words of the page that say nothing at all. " * 4, line, title=title))


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to continue reading",
        "To continue reading, please log in.",
        "This article is for subscribers",
        "Subscriber-only content",
        "You have reached your limit of free articles.",
        "Weiterlesen mit dem Plus-Abo",
        "Cet article est réservé aux abonnés.",
        "Il vous reste 73 % de cet article à lire.",
        "Suscríbete para seguir leyendo",
        "Conteúdo exclusivo para assinantes",
        "Abbonati per continuare",
    ],
)
def test_a_teaser_is_never_narrated_as_if_whole(line: str) -> None:
    assert "subscribers" in refused(reading(*LONG[:4], line))
    assert not refused(reading(*LONG, line))


@pytest.mark.parametrize(
    ("words", "free", "declared", "is_refused"),
    [
        (200, False, 0, True),
        (300, False, 0, False),
        (400, False, 1200, True),
        (1100, False, 1200, False),
        (200, True, 0, False),
        (200, None, 1200, False),
    ],
)
def test_a_page_that_is_not_free_must_be_whole(
    words: int, free: bool | None, declared: int, *, is_refused: bool
) -> None:
    cause = refused(reading("word " * words, free=free, declared_words=declared))
    assert ("not free" in cause) is is_refused


def test_a_script_page_and_a_wall_outside_the_story_are_seen() -> None:
    with pytest.raises(RefusedArticle, match="JavaScript"):
        read_url("<html><body><noscript>You need to enable JavaScript to run this app.</noscript></body></html>")
    wall = "<div class='wall'><span>Subscribe to continue reading</span></div>"
    with pytest.raises(RefusedArticle, match="subscribers"):
        read_stdin(web_page(f"<p>{STORY}</p>{wall}"))


def test_an_article_with_a_line_of_furniture_is_not_refused() -> None:
    body = "".join(f"<p>{text}</p>" for text in LONG[:4])
    lines = ["Sign up for our newsletter", "We use cookies to improve your experience.", "Already a subscriber? Log in"]
    article = read_stdin(
        web_page(body + "".join(f"<p>{line}</p>" for line in lines) + "<noscript>Enable JavaScript</noscript>")
    )
    assert texts(article.blocks) == LONG[:4]


def test_a_story_about_paywalls_and_missing_pages_is_a_story() -> None:
    lines = ["The 404 page was not found by anyone.", "“Subscribe to continue reading” was all it said.", *LONG]
    assert not refused(reading(*lines, title="Why pages cannot be found"))
