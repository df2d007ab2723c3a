"""The show's own rules for single sites ([[sites]]): what of their pages is the article, and what is sent to them.

A rule holds for its host and the hosts under it; of several the most exact one counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import regex
from cssselect import SelectorError
from lxml.cssselect import CSSSelector
from lxml.etree import XPathError
from lxml.html import Element, HtmlElement

from narrator.errors import ConfigError
from narrator.ingest.characters import clean, one_line
from narrator.model import Block, BlockKind, Dropped
from narrator.show import SiteRule

RULE = "site rule"
PATIENCE_S = 1.0
"""How long a pattern may work at one block: what a user writes can be catastrophic."""

_WHERE = "[[sites]]"
_HINT = "what [[sites]] can hold is explained in the show.toml of: narrator init"
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_OURS = frozenset({"host", "connection", "content-length", "transfer-encoding", "accept-encoding"})
_PLAIN = re.compile(r"(?:[a-z][a-z0-9]*)?[.#][A-Za-z_][A-Za-z0-9_-]{0,60}")
_MOST_SELECTORS = 10
_UNSEEN = frozenset({"script", "style", "template", "noscript"})
_FRAME = frozenset({"html", "head", "body"})
_OWN_HOSTS = re.compile(r"localhost|.*\.localhost|127\.\d+\.\d+\.\d+|::1")


@dataclass(frozen=True, slots=True)
class Selector:
    """A CSS selector, as written and compiled. Raises SelectorError where it is none."""

    css: str
    compiled: Any

    def __call__(self, page: HtmlElement) -> list[HtmlElement]:
        """Find the elements of `page`, in its order. Raises XPathError."""
        return list(self.compiled(page))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """A page by the rule for its site: what is left of it, what was dropped, and whether it is `chosen` to the word."""

    page: HtmlElement
    dropped: tuple[Dropped, ...] = ()
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site's rule made ready to use; without a host it is the rule that changes nothing."""

    host: str = ""
    select: tuple[Selector, ...] = ()
    drop: tuple[Selector, ...] = ()
    drop_text: tuple[regex.Pattern[str], ...] = ()

    def pruned(self, page: HtmlElement) -> Pruned:
        """Take what the rule drops out of `page`, and all but what it selects; `page` itself may change.

        Where nothing on the page is what the rule selects, the page stays whole, and that is told among what is
        dropped: better the article as narrator finds it than none, when a site has changed its pages.
        """
        dropped = tuple(Dropped(text=text, rule=RULE) for text in map(_cut_out, _found(page, self.drop)) if text)
        if not self.select:
            return Pruned(page=page, dropped=dropped)
        chosen = _found(page, self.select)
        if not chosen:
            said = ", ".join(selector.css for selector in self.select)
            missed = Dropped(text=f"(nothing on this page is {said})", rule=RULE)
            return Pruned(page=page, dropped=(*dropped, missed))
        return Pruned(page=_page_of(page, chosen), dropped=dropped, chosen=True)

    def without_text(self, blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
        """Cut what the rule's patterns match out of each block. Raises ConfigError where one takes too long."""
        if not self.drop_text:
            return tuple(blocks), ()
        kept, dropped = list[Block](), list[Dropped]()
        for block in blocks:
            text = block.text
            for pattern in self.drop_text:
                cut = self._matches(pattern, text)
                dropped += [Dropped(text=one_line(part), rule=RULE) for part in cut if part.strip()]
                text = self._without(pattern, text) if cut else text
            if text.strip():
                kept.append(block if text == block.text else replace(block, text=_tidy(text, block.kind)))
        return tuple(kept), tuple(dropped)

    def _matches(self, pattern: regex.Pattern[str], text: str) -> list[str]:
        try:
            return [found[0] for found in pattern.finditer(text, timeout=PATIENCE_S) if found[0]]
        except TimeoutError as error:
            cause = f"{_WHERE} {self.host}: drop_text: {pattern.pattern!r} takes far too long on a page"
            raise ConfigError("show.toml", (cause,), "write it without a repetition inside a repetition") from error

    @staticmethod
    def _without(pattern: regex.Pattern[str], text: str) -> str:
        return str(pattern.sub("", text, timeout=PATIENCE_S * 2))


NO_SITE = Site()


@lru_cache(maxsize=16)
def ready(rules: tuple[SiteRule, ...]) -> tuple[Site, ...]:
    """Compile the rules of a show. Raises ConfigError with all that is wrong in them."""
    problems = [f"{_WHERE} {rule.host}: {fault}" for rule in rules for fault in _faults(rule)]
    if problems:
        raise ConfigError("show.toml", tuple(problems), _HINT)
    return tuple(
        Site(
            host=_ascii(rule.host),
            select=tuple(map(_selector, rule.select)),
            drop=tuple(map(_selector, rule.drop)),
            drop_text=tuple(map(regex.compile, rule.drop_text)),
        )
        for rule in rules
    )


def site_at(sites: Iterable[Site], url: str) -> Site:
    """The rule for the page at `url`; one that changes nothing where there is none, or no URL."""
    host = host_of(url)
    return max((site for site in sites if _is_under(host, site.host)), key=lambda site: len(site.host), default=NO_SITE)


def address_of(page: HtmlElement) -> str:
    """Where a saved page says that it lies (its canonical link, else its og:url), or ""."""
    said = page.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    return next((str(url) for url in said if host_of(str(url))), "")


def words_of(page: HtmlElement, selectors: Sequence[str]) -> int | None:
    """Count the words in what a page's own selectors find; None where there are none that are plain."""
    named = [css.strip() for several in selectors for css in several.split(",")]
    plain = [_selector(css) for css in named[:_MOST_SELECTORS] if _PLAIN.fullmatch(css)]
    return sum(len(" ".join(_texts(found)).split()) for found in _found(page, plain)) if plain else None


def host_of(url: str) -> str:
    """The host of a URL as its name service has it, or "" where there is none."""
    try:
        return _ascii(urlsplit(url.strip()).hostname or "")
    except ValueError:
        return ""


# ── what is sent with a request ──────────────────────────────────────────────────────────────────────────────────────


def headers_of(rules: Sequence[SiteRule], environ: Mapping[str, str]) -> Callable[[str], Mapping[str, str]]:
    """What a fetcher sends to a URL beside its own headers: the cookie and headers of the rule for its host.

    They go over https only, or to this machine. The function raises ConfigError where a variable is not set in
    `environ`; no message holds a value.
    """

    def headers(url: str) -> Mapping[str, str]:
        host = host_of(url)
        secure = url.lower().startswith("https://") or _OWN_HOSTS.fullmatch(host)
        fitting = [rule for rule in rules if _is_under(host, _ascii(rule.host))] if secure else []
        if not fitting:
            return {}
        rule = max(fitting, key=lambda rule: len(rule.host))
        return {name: _secret(variable, rule, environ) for name, variable in _wanted(rule).items()}

    return headers


def _wanted(rule: SiteRule) -> Mapping[str, str]:
    return {**rule.headers, **({"Cookie": rule.cookie} if rule.cookie else {})}


def _secret(variable: str, rule: SiteRule, environ: Mapping[str, str]) -> str:
    value = environ.get(variable, "").strip()
    if not value:
        cause = f"{_WHERE} {rule.host}: the environment variable {variable} is not set"
        raise ConfigError("show.toml", (cause,), f"set {variable}, or take it out of show.toml")
    if not (value.isascii() and value.isprintable()):
        cause = f"{_WHERE} {rule.host}: the environment variable {variable} holds what no header can"
        raise ConfigError("show.toml", (cause,), "a header is one line of plain ASCII characters")
    return value


# ── what can be wrong with a rule ────────────────────────────────────────────────────────────────────────────────────


def _faults(rule: SiteRule) -> Iterator[str]:
    for name, selectors in (("select", rule.select), ("drop", rule.drop)):
        yield from (f"{name}: {fault}" for fault in map(_selector_fault, selectors) if fault)
    yield from (f"drop_text: {fault}" for fault in map(_pattern_fault, rule.drop_text) if fault)
    for header, variable in rule.headers.items():
        if not _HEADER.fullmatch(header) or header.lower() in _OURS:
            yield f"headers: {header!r} is no header that can be set"
        if not _VARIABLE.fullmatch(variable):
            yield f"headers: {header} must name an environment variable"
    if rule.cookie and any(header.lower() == "cookie" for header in rule.headers):
        yield "headers: Cookie is set by cookie already"


def _selector_fault(css: str) -> str:
    try:
        _selector(css)(Element("p"))
    except (SelectorError, XPathError, ValueError) as error:
        return f"{css!r} is no CSS selector: {error}"
    return ""


def _pattern_fault(pattern: str) -> str:
    try:
        regex.compile(pattern)
    except (regex.error, RecursionError, OverflowError) as error:
        return f"{pattern!r} is no regular expression: {error}"
    return ""


# ── hosts and trees ──────────────────────────────────────────────────────────────────────────────────────────────────


def _selector(css: str) -> Selector:
    return Selector(css, CSSSelector(css, translator="html"))


def _ascii(host: str) -> str:
    try:
        return host.lower().encode("idna").decode().strip(".")
    except UnicodeError:
        return host.lower().strip(".")


def _is_under(host: str, site: str) -> bool:
    return bool(site) and (host == site or host.endswith(f".{site}"))


def _found(page: HtmlElement, selectors: Iterable[Selector]) -> list[HtmlElement]:
    """The elements that any of `selectors` finds, in the page's order, none inside another, never the page as such."""
    found = {element for selector in selectors for element in selector(page) if element.tag not in _FRAME}
    return [element for element in page.iter() if element in found and found.isdisjoint(element.iterancestors())]


def _cut_out(element: HtmlElement) -> str:
    """Take an element out of its page; its text, for the account."""
    text = one_line(clean(" ".join(_texts(element))))
    element.drop_tree()
    return text


def _texts(element: HtmlElement) -> Iterator[str]:
    for part in element.iter():
        if isinstance(part.tag, str) and part.tag not in _UNSEEN:
            yield part.text or ""
        if part is not element:
            yield part.tail or ""


def _page_of(page: HtmlElement, chosen: Sequence[HtmlElement]) -> HtmlElement:
    """A page that holds nothing but `chosen`, as one article."""
    article = Element("article")
    for element in chosen:
        element.tail = None
        article.append(element)
    made, body = Element("html"), Element("body")
    body.append(article)
    made.extend([*page.findall("head"), body])
    return made


def _tidy(text: str, kind: BlockKind) -> str:
    """Close the gap that a cut leaves within a line, but for code, whose blanks may mean something."""
    if kind is BlockKind.CODE:
        return text
    return "\n".join(one_line(line) for line in text.split("\n") if line.strip())
