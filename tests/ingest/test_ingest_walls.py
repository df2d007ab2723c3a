"""Pages that are not the article, in the forms that sites serve them, and articles that only look so."""

from __future__ import annotations

import json

import pytest
from ingest_samples import STORY, read_stdin, web_page

from narrator.errors import FetchUnavailable, RefusedArticle
from narrator.ingest.reading import Reading
from narrator.ingest.refusal import SIGNS, refuse
from narrator.ingest.refusal_signs import Sign
from narrator.model import Block, BlockKind, Dropped

MORE = [
    "The mayor said on Tuesday that the works would begin before the end of the week, whatever the weather.",
    "Shopkeepers on the southern bank fear for their trade, as the ferry carries no more than forty people at a time.",
    "The bridge was opened in 1931 and has been mended four times since, the last time after the flood of 2002.",
    "A second crossing was promised twice by two governments, and twice it was put off for want of money.",
    "The council will meet again on the third of the month, and the plans can be seen in the library until then.",
]


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def titled(title: str, *lines: str, head: str = "", language: str = "en") -> str:
    """A page with little on it but its title and a few lines."""
    return web_page(f"<h1>{title}</h1>{paragraphs(*lines)}", head=f"<title>{title}</title>{head}", language=language)


def story(*after: str, head: str = "", whole: bool = True, language: str = "en") -> str:
    """An article (198 words, or only its first paragraph) and lines after it."""
    lines = [STORY, *MORE] if whole else [STORY]
    return titled("The old bridge is closed", *lines, *after, head=head, language=language)


def beside(extra: str, page: str) -> str:
    """The same page with something outside its article."""
    return page.replace("</body>", f"{extra}</body>")


def ld(**said: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **said})}</script>'


FILLER = "We know how this looks, and we are here to help you find what you came for, today and every other day."

REFUSED = [
    # ── what is not there ────────────────────────────────────────────────────────────────────────────────────────────
    ("404", titled("404 – Page not found", FILLER, FILLER), "404"),
    ("404 as a sentence", titled("Gazette", "Sorry, we couldn’t find that page.", FILLER), "404"),
    (
        "404 in German",
        titled("Seite nicht gefunden", "Vielleicht hilft Ihnen die Suche weiter. " * 6, language="de"),
        "404",
    ),
    (
        "404 in French",
        titled("Page introuvable", "Vous pouvez revenir à l’accueil du site. " * 6, language="fr"),
        "404",
    ),
    (
        "404 in Spanish",
        titled("Página no encontrada", "Puede volver a la portada del diario. " * 6, language="es"),
        "404",
    ),
    ("taken down", titled("Gazette", "This article has been removed.", FILLER, FILLER), "404"),
    ("search", titled("Search", "No results found for “old bridge closed”.", FILLER), "search without results"),
    # ── what is broken ───────────────────────────────────────────────────────────────────────────────────────────────
    ("503", titled("503 Service Unavailable", FILLER), "error page"),
    ("maintenance", titled("Gazette", "The site is temporarily down for maintenance.", FILLER), "error page"),
    ("database", titled("Error", "Error establishing a database connection", FILLER), "error page"),
    ("maintenance in German", titled("Wartungsarbeiten", "Wir sind gleich wieder für Sie da. " * 5), "error page"),
    # ── what wants a browser, or a human ─────────────────────────────────────────────────────────────────────────────
    (
        "app shell",
        (
            "<!DOCTYPE html><html lang=en><head><title>Gazette</title></head><body><div id=root></div>"
            "<noscript>You need to enable JavaScript to run this app.</noscript></body></html>"
        ),
        "JavaScript",
    ),
    (
        "bare shell",
        "<!DOCTYPE html><html lang=en><title>Gazette</title><div id=app></div><script src=/a.js></script></html>",
        "is empty",
    ),
    ("JavaScript", titled("Gazette", "Please enable JavaScript to continue using this website.", FILLER), "JavaScript"),
    ("browser", titled("Gazette", "Your browser is out of date.", FILLER), "JavaScript"),
    (
        "challenge",
        titled("Just a moment...", "Verifying you are human. This may take a few seconds.", FILLER),
        "captcha",
    ),
    ("blocked", titled("Attention Required!", "Sorry, you have been blocked", FILLER), "captcha"),
    (
        "press and hold",
        titled("Access to this page has been denied", "Press &amp; Hold to confirm you are a human.", FILLER),
        "captcha",
    ),
    ("traffic", titled("Gazette", "Our systems have detected unusual traffic from your network.", FILLER), "captcha"),
    # ── what wants consent, or another country ───────────────────────────────────────────────────────────────────────
    (
        "consent",
        titled("We value your privacy", "We and our 842 partners store and access cookies on your device.", FILLER),
        "cookies",
    ),
    (
        "consent in German",
        titled(
            "Gazette",
            "Mit Werbung weiterlesen oder werbefrei im Abo.",
            "Wir und unsere Partner verwenden Cookies auf Ihrem Gerät.",
            "Sie können Ihre Wahl jederzeit ändern. " * 6,
            language="de",
        ),
        "cookies",
    ),
    (
        "consent in French",
        titled(
            "Votre vie privée",
            "Nous et nos 120 partenaires utilisons des cookies.",
            "Vous pouvez changer d’avis à tout moment. " * 6,
            language="fr",
        ),
        "cookies",
    ),
    (
        "region",
        titled(
            "451",
            "We recognize you are attempting to access this website from a country belonging to the "
            "European Economic Area (EEA) including the EU.",
            FILLER,
        ),
        "country",
    ),
    ("region of a video", titled("Gazette", "This content is not available in your region.", FILLER), "country"),
    # ── what wants a login, or money ─────────────────────────────────────────────────────────────────────────────────
    ("login", titled("Sign in", "Forgot your password?", "Don’t have an account?", FILLER), "log in"),
    (
        "login in Spanish",
        titled("Acceso", "¿Olvidó su contraseña?", "Escriba su nombre y pulse el botón. " * 5),
        "log in",
    ),
    ("teaser", story("Subscribe to continue reading"), "subscribers"),
    (
        "teaser and offers",
        story("This article is for subscribers only.", "Get unlimited access for 1 a week."),
        "subscribers",
    ),
    ("metered", story("You’ve reached your limit of free articles this month."), "subscribers"),
    ("teaser in German", story("Jetzt mit G+ weiterlesen", language="de"), "subscribers"),
    (
        "teaser in French",
        story("La suite de cet article est réservée aux abonnés.", whole=False, language="fr"),
        "subscribers",
    ),
    ("teaser in French, percent", story("Il vous reste 82 % de cet article à lire.", language="fr"), "subscribers"),
    ("teaser in Spanish", story("Contenido exclusivo para suscriptores", language="es"), "subscribers"),
    ("teaser in Portuguese", story("Assine para continuar lendo", language="pt"), "subscribers"),
    ("teaser in Italian", story("Questo contenuto è riservato agli abbonati", language="it"), "subscribers"),
    (
        "wall outside the story",
        beside("<div class=wall>Subscribe to keep reading</div>", web_page(paragraphs(STORY))),
        "subscribers",
    ),
    ("not free", story(head=ld(isAccessibleForFree=False), whole=False), "not free to read"),
    ("not free, in words", story(head=ld(isAccessibleForFree="False", wordCount=900)), "of 900 words"),
    (
        "paid part missing",
        story(
            head=ld(
                isAccessibleForFree=False,
                hasPart={"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paid"},
            )
        ),
        "not free to read",
    ),
    ("far too short", story(head=ld(wordCount=1400), whole=False), "of 1400 words"),
    # ── what is a stub ───────────────────────────────────────────────────────────────────────────────────────────────
    (
        "summary",
        web_page(paragraphs(STORY[:180] + " […]", "The post The old bridge appeared first on Gazette.")),
        "summary",
    ),
    ("read the rest", web_page(paragraphs(STORY, "Read the full article")), "summary"),
    ("live", titled("Live: the bridge", "This live blog has now ended.", FILLER), "live blog"),
    ("video", titled("The bridge from above", "Watch the video above.", FILLER), "video"),
]

ABOUT_PAYWALLS = (
    "Papers that ask readers to subscribe to continue reading earn more than those that do not, the study says. A line"
    " such as “Subscribe to continue reading” or “This article is for subscribers only” comes after two paragraphs."
)
NOT_REFUSED = [
    ("a brief of 38 words", web_page(paragraphs(STORY))),
    (
        "a brief of 26 words",
        web_page(
            paragraphs(
                "A crack was found in the bridge on Monday, the council said. It will stay shut"
                " until March, and a ferry runs from the mill every hour."
            )
        ),
    ),
    (
        "a brief that is its own description",
        titled("Bridge is closed", STORY, head=f'<meta name="description" content="{STORY}">'),
    ),
    ("a brief beside a noscript", beside("<noscript>Please enable JavaScript</noscript>", web_page(paragraphs(STORY)))),
    ("a brief with a sign-up line", web_page(paragraphs(STORY, "Sign up for our newsletter"))),
    (
        "a brief with a cookie banner",
        beside("<div id=c>We use cookies. Accept all cookies?</div>", web_page(paragraphs(STORY))),
    ),
    (
        "a brief about cookies",
        titled(
            "Shop is fined for its cookies",
            "The regulator fined a shop on Friday because users had"
            " to accept all cookies before they saw a price. “We value your privacy,” the banner said, and the"
            " court was not amused.",
        ),
    ),
    (
        "a brief about captchas",
        titled(
            "Robots pass the test",
            "Asked to confirm that you are human, most people need ten"
            " seconds. Police reported unusual traffic from the site on Sunday, and access was denied to thousands.",
        ),
    ),
    (
        "a brief about an error",
        titled(
            "Error 404 in the archive",
            "A museum in Leeds shows what is lost on the web. It calls"
            " the show “Page not found”, and it runs until the end of May; entry is free for all who live nearby.",
        ),
    ),
    ("an article about paywalls", titled("Why papers ask for money", ABOUT_PAYWALLS, *MORE)),
    (
        "an article about JavaScript",
        titled(
            "JavaScript turns thirty",
            "Few sites work if JavaScript is disabled, the survey"
            " says, and one in ten asks its readers to enable JavaScript first.",
            *MORE,
        ),
    ),
    (
        "a live story",
        titled(
            "Thousands watch live",
            "The live blog of the works has ended with a party, and 400 people came"
            " to see the last span put in its place on a cold morning in March.",
            *MORE,
        ),
    ),
    (
        "a story on a ban",
        titled(
            "App is not available in Europe",
            "The maker said that the app is not available in your country"
            " if you live in the European Union, and that it would stay so.",
            *MORE,
        ),
    ),
    ("not free but declared whole", story(head=ld(isAccessibleForFree=False, wordCount=200))),
    (
        "not free but the paid part is there",
        titled(
            "The old bridge is closed",
            STORY,
            head=ld(
                isAccessibleForFree=False,
                hasPart=[
                    {"isAccessibleForFree": False, "cssSelector": "article"},
                    {"isAccessibleForFree": False, "cssSelector": ".paid"},
                ],
            ),
        ).replace("<p>", '<p class="paid">'),
    ),
    (
        "free, with a wall for others",
        beside(
            "<div class=wall>Subscribe to continue reading</div>", story(head=ld(isAccessibleForFree=True), whole=False)
        ),
    ),
    ("a count that is a little high", story(head=ld(wordCount=260))),
    ("a story that links on", web_page(paragraphs(STORY, *MORE, "Read the full report"))),
    ("a story with a video", web_page(paragraphs(STORY, *MORE, "Watch the video above."))),
]


@pytest.mark.parametrize(("page", "cause"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_no_whole_article_is_refused_with_its_reason_and_the_way_out(page: str, cause: str) -> None:
    with pytest.raises((RefusedArticle, FetchUnavailable)) as caught:
        read_stdin(page)
    assert cause in caught.value.cause
    assert caught.value.hint


@pytest.mark.parametrize("page", [row[1] for row in NOT_REFUSED], ids=[row[0] for row in NOT_REFUSED])
def test_what_is_an_article_is_not_refused(page: str) -> None:
    assert read_stdin(page).words >= 25


def test_only_an_error_page_may_be_gone_later() -> None:
    passing = {sign.cause for sign in SIGNS if sign.passing}
    assert passing == {"is an error page of the site, not the article"}
    with pytest.raises(FetchUnavailable) as caught:
        read_stdin(titled("502 Bad Gateway", FILLER))
    assert caught.value.transient


def test_what_furniture_rules_took_out_still_counts_as_a_sign() -> None:
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in (STORY, *MORE))
    wall = Dropped(text="Already a subscriber? Log in to continue reading", rule="subscription")
    with pytest.raises(RefusedArticle, match="subscribers"):
        refuse(
            Reading(blocks=blocks, dropped=(Dropped(text="Subscribe to continue reading", rule="subscription"),)),
            which="x",
        )
    refuse(Reading(blocks=blocks * 5, dropped=(wall,)), which="x")


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.cause)
def test_the_cheap_look_misses_nothing_that_the_pattern_finds(sign: Sign) -> None:
    texts = [text for _, page, *_ in REFUSED for text in page.replace("</", "<").split("<p>")]
    found = [text for text in texts if sign.pattern.search(text)]
    assert found
    assert all(any(word in text.lower() for word in sign.needs) for text in found)
