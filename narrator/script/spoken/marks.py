"""What is the same in every language: what cannot be said, what must stay as it is, footnotes, brackets, dashes."""

from __future__ import annotations

import re

from narrator.script.spoken.rule import Rule, rule

SAID, KEPT = "\ue000", "\ue001"
"""Stand-ins, while the rules run, for what the lexicon says and for what must stay as it is. No text holds them: they
are private use, which `speakable` takes out."""

NAME = rf"[A-ZÀ-ÖØ-Þ{SAID}{KEPT}]"
"""How a name begins."""

# ── what cannot be said ──────────────────────────────────────────────────────────────────────────────────────────────

_SILENT = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\ue000-\uf8ff\ufff0-\uffff\U000e0000-\U0010ffff"
    "]+"
)
_PICTURES = re.compile(
    "(?:[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\u200d\ufe0e\ufe0f\u20e3]*)+"
    "|[\ufe0e\ufe0f\u20e3]+"
)


_ODD = re.compile(r"[^ -~\u00a0-\u00ac\u00ae-\u02ff\u2012-\u2027\u20a0-\u20bf]")
"""What is not among the characters that most texts are made of: without one, nothing is to be taken out."""


def speakable(text: str) -> str:
    """The text without control, format and private characters, lone surrogates, emoji, arrows and odd hyphens."""
    if not _ODD.search(text):
        return text
    return _PICTURES.sub(" ", _SILENT.sub("", text)).replace("\u2010", "-").replace("\u2011", "-")


def nothing_to_say(spoken: str) -> bool:
    """Whether a spoken form has no letter and no digit: engines fail on it."""
    return not any(map(str.isalnum, spoken))


# ── what stays as it is ──────────────────────────────────────────────────────────────────────────────────────────────

_DOMAINS = (
    "com org net edu gov int mil info biz io ai app dev tv me co uk us eu de fr es it pt br nl be ch at ie ca au nz in "
    "jp cn ru se no dk fi pl cz gr tr mx ar cl za kr tw hk sg il news online blog fm gg ly"
)
_DOMAIN = (
    rf"(?:[A-Za-z0-9-]{{1,63}}\.){{1,8}}(?:{_DOMAINS.replace(' ', '|')})(?![\w-])(?::[0-9]{{1,5}})?"
    r"(?:/(?:[^\s<>\"“”«»\[\]]{0,500}[\w/])?)?(?!\w)"
)
_ADDRESS = r"(?:https?|ftp)://[^\s<>\"“”«»\[\]]{0,2000}[\w/]"
_E_MAIL = r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}"
_PHONE = (
    r"(?<!\w)\+(?=(?:[^0-9]{0,2}[0-9]){7})[0-9]{1,3}(?:[ .-]?\(?[0-9]{1,5}\)?){1,6}(?=\W|\Z)(?![.,][0-9])(?<=[0-9]{2})"
    r"|(?<![0-9] )\(?\b0[0-9]{2,5}\)?[ -][0-9]{3,4}(?:[ -]?[0-9]{3,4})?\b(?![.,:][0-9])"
    r"|(?:\([0-9]{3}\) ?|(?<![\w.,-])(?:1-)?[0-9]{3}-)[0-9]{3}-[0-9]{4}\b"
)
_VERSION = (
    r"(?!(?:[0-3]?[0-9]\.[01]?[0-9]\.(?:[0-9]{4}|[0-9]{2})|[0-9]{1,3}(?:\.[0-9]{3}){2,5})(?!\.?[0-9]))"
    r"[0-9]{1,4}(?:\.[0-9]{1,4}){2,5}(?!\.?[0-9])"
)
_STAYS = re.compile(
    rf"(?P<url>{_ADDRESS})|(?<![\w.+-]){_E_MAIL}|(?<![\w@./-]){_DOMAIN}|(?<!\w)@[A-Za-z]\w{{0,60}}"
    rf"|{_PHONE}|(?<![\w.,]){_VERSION}"
)
_DOTTED = re.compile(r"\.[a-z]{2}")
_GROUPED = re.compile(r"[0-9](?:\)?[ -]\(?[0-9]{3}|\.[0-9]{1,4}\.[0-9])")
_PLAIN_DOMAIN = re.compile(_DOMAIN)
_ADDRESSES = re.compile(rf"(?P<url>{_ADDRESS})|(?<![\w.+-]){_E_MAIL}")


def keep(text: str) -> tuple[str, list[str]]:
    """The text with a stand-in for each address, handle, phone number and version number, and these in order."""
    return _kept(text, _STAYS) if _may_stay(text) else (text, [])


def _may_stay(text: str) -> bool:
    """Whether anything may have to stay, told by marks that are fast to find."""
    marks = "@" in text or "://" in text or "+" in text
    return marks or bool(_DOTTED.search(text) or _GROUPED.search(text))


def keep_addresses(text: str) -> tuple[str, list[str]]:
    """The text with a stand-in for each URL and e-mail address, in which the lexicon is not to find words."""
    return _kept(text, _ADDRESSES) if "@" in text or "://" in text else (text, [])


def _kept(text: str, pattern: re.Pattern[str]) -> tuple[str, list[str]]:
    kept: list[str] = []

    def stand_in(match: re.Match[str]) -> str:
        kept.append(_readable(match.group()) if match["url"] else match.group())
        return KEPT

    return pattern.sub(stand_in, text), kept


def _readable(url: str) -> str:
    """A URL as it is read out: without scheme, www, query and fragment, where a domain can be told without them."""
    short = re.split(r"[?#]", url.partition("://")[2])[0].removeprefix("www.").rstrip("/")
    return short if _PLAIN_DOMAIN.fullmatch(short) else url


def put_back(text: str, stand_in: str, kept: list[str]) -> str:
    """The text with what was kept in the place of its stand-ins."""
    if not kept:
        return text
    parts = text.split(stand_in)
    return "".join(part + word for part, word in zip(parts, [*kept, ""], strict=True))


# ── structure ────────────────────────────────────────────────────────────────────────────────────────────────────────

STRUCTURE: tuple[Rule, ...] = (
    rule(
        "footnote",
        r"\s?\[(?:[0-9]{1,3}|(?:n|nb|[Nn]ote) ?[0-9]{1,2}|citation needed|edit)\]"
        r"|(?<=[.,;:!?”\"’)])(?:[¹²³⁰⁴-⁹]+|\[[a-z]\])|(?<=[^\W\d_]{4})[¹²³⁰⁴-⁹]+"
        r"|(?<=[\w.,;:!?”\"’)])(?<!\bA)(?<!\b[IV]I)[*†‡]{1,4}(?!\w)|\A[*†‡]{1,4}\s|(?<!\w)[*†‡]{1,4}(?=\w)|(?<=\s)[*†‡]{1,4}(?=\s[^\W\d]|\Z)",
        "",
        on="[*†‡¹²³⁰⁴⁵⁶⁷⁸⁹",
        hits=(
            ("a letter.[1] It", "a letter. It"),
            ("was [12] built", "was built"),
            ("a letter.² It", "a letter. It"),
            ("sugar* and", "sugar and"),
            ("* Terms apply", "Terms apply"),
        ),
        leaves=("5 m²", "an A* grade", "the [11th] hour", "2 * 3", "10²"),
    ),
    rule(
        "trade-mark",
        r"(?<=\w)[®™℠]|(?<=\w)\((?:R|TM|tm)\)",
        "",
        on="®™℠(",
        word=r"[®™℠]|\((?:R|TM|tm)\)",
        hits=(("Lego® and Acme™", "Lego and Acme"),),
        leaves=("® is a sign", "TM"),
    ),
    rule(
        "brackets",
        r"[\[\]]+",
        lambda match: " " if "][" in match.group() else "",
        on="[]",
        hits=(("the [Polish] capital", "the Polish capital"), ("“[T]he end", "“The end"), ("[[a]][b]", "a b")),
        leaves=("(or so)",),
    ),
    rule(
        "ellipsis",
        r"\s?\.(?:\s?\.){2,}\s?|…[….]+",
        lambda match: "… " if match.group()[-1:].isspace() else "…",
        on=("..", ". .", "…"),
        hits=(("Well . . . then", "Well… then"), ("Then ...", "Then…"), ("wait....", "wait…")),
        leaves=("the end.", "a.b.c"),
    ),
    rule(
        "minus",
        r"(?<![\w.,)”’])[–−](?=[£$€]?[0-9])(?<![0-9]\s[–−])",
        "-",
        on="–−",
        word=r"(?<![\w.,)”’])[–−][£$€]?[0-9]",
        hits=(("at −5C", "at -5C"), ("of –5", "of -5")),
        leaves=("10 –12", "1–2"),
    ),
    rule(
        "dash",
        r"\s?(?:[—―]+|-{2,})\s?|\A[–‒-]\s|(?<![0-9])\s[–‒-]\s|\s[–‒-]\s(?![0-9])|(?<=[^\W\d])\s[–‒](?=[^\W\d])"
        r"|(?<=\w)[–‒]\s(?=[^\W\d])",
        lambda match: ", " if match.start() else "",
        on={*"–—―‒", "--", "- ", *(f"- {digit}" for digit in "0123456789")},
        word=r"[—―]|--|\A[–‒-]|[–‒-]\Z",
        hits=(
            ("Japan – raised", "Japan, raised"),
            ("word—word", "word, word"),
            ("it -- or not", "it, or not"),
            ("– I said", "I said"),
        ),
        leaves=("3 – 1", "10–12", "well-known", "US–China"),
    ),
    rule(
        "joining-dash",
        r"[–‒](?<=[^\W\d].)(?=[^\W\d])",
        "-",
        on="–‒",
        word=r"[^\W\d][–‒][^\W\d]",
        hits=(("US–China talks", "US-China talks"),),
        leaves=("10–12", "a – b"),
    ),
    rule(
        "bar",
        r"\s?[|•·‣◦]+\s?",
        lambda match: ", " if match.start() > 0 and match.end() < len(match.string) else "",
        on="|•·‣◦",
        hits=(("News | Sport", "News, Sport"), ("• One", "One")),
        leaves=("a/b",),
    ),
)


UNTIDY = re.compile(r"[\s,;:.!?…](?:[,;:.!?…]|(?<!\s)\s[,;:.!?…])")
"""Without two of these marks in a row there is nothing to tidy."""

TIDY: tuple[Rule, ...] = (
    rule(
        "double-stop",
        r"(?<=[^.\s])\.\.(?!\.)|(?<=…)\.+",
        lambda match: "." if match.group() == ".." else "",
        gate=("..", "…."),
        hits=(("at nine p.m.. Then", "at nine p.m. Then"),),
        leaves=("the end.",),
    ),
    rule(
        "blank-before",
        r"\s(?=[,.;:!?](?:\s|\Z))",
        "",
        hits=(("said ; then", "said; then"),),
        leaves=("a .5 mm", "a, b"),
    ),
    rule(
        "comma-too-many",
        r"(?<=[,;:!?…])(?:\s?,)+|,(?=\s?[;:.!?…](?:\s|\Z))",
        "",
        hits=(("a, , b", "a, b"), ("a,. B", "a. B")),
        leaves=("1,000", "a, b", "at four a.m., he", "“Go!”, he said"),
    ),
)
