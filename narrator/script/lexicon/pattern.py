"""Regular expressions that a user may write: a part of Python's, none of which can take long on any text.

A backtracking matcher tries at most as many ways from one place as the product of the choices that the expression
leaves it: repeats, optional parts, alternatives. That product is counted here and bounded, an open end (`*`, `+`) means
up to OPEN, and a repeated group may not leave a choice of its own: so nothing is exponential.
"""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST, OPEN, WAYS = 200, 40, 100_000
"""Characters an expression may have, what `*` and `+` go up to, and the ways that it may be tried from one place."""

_TOKEN = re.compile(
    r"(?P<open>\((?:\?(?:[:=!]|<[=!]|P<[A-Za-z_]\w*>))?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<repeat>(?:[*+?]|\{(?P<least>\d{1,3})?(?P<comma>,)?(?P<most>\d{1,3})?\})\??)"
    r"|(?P<atom>\\[dDwWsSbB]|\\[^\w\s]|\[\^?(?:\\[dDwWsS]|\\[^\w\s]|[^\]\\\[])+\]|[^\\\[\](){}|*+?])"
)
_OPEN_ENDS = {"*": (0, OPEN), "+": (1, OPEN), "?": (0, 1)}
_REFERENCE = re.compile(r"\\([1-9])")


@lru_cache(maxsize=512)
def whole_words(pattern: str, case: bool) -> re.Pattern[str]:  # noqa: FBT001  (a cache's key)
    """The expression, bounded, for whole words. Raises ValueError where it is not one that may be used."""
    bounded = _bounded(pattern)
    try:
        return re.compile(rf"(?<!\w)(?:{bounded})(?!\w)", 0 if case else re.IGNORECASE)
    except (re.error, OverflowError) as error:
        raise ValueError(f"is no regular expression: {error}") from error


def pattern_problem(pattern: str, say: str) -> str | None:
    """What is wrong with an expression or with what is said for it, or None."""
    try:
        groups = whole_words(pattern, True).groups
    except ValueError as error:
        return f"pattern {error}"
    unknown = [number for number in _REFERENCE.findall(say) if int(number) > groups]
    return f"say names group {unknown[0]}, the pattern has {groups or 'none'}" if unknown else None


class _Group:
    """What is known of a group while it is read: the ways of its branches, and of the one at hand."""

    def __init__(self) -> None:
        self.done, self.branch, self.last = 0, 1, 0

    def take(self, ways: int) -> None:
        """One more part, which can match in so many ways."""
        self.branch *= max(1, self.last)
        self.last = ways

    def bar(self) -> None:
        """The end of a branch."""
        self.take(1)
        self.done, self.branch, self.last = self.done + self.branch, 1, 0

    def ways(self) -> int:
        """In how many ways the group can match."""
        return self.done + self.branch * max(1, self.last)


def _bounded(pattern: str) -> str:
    """The expression with its open ends closed. Raises ValueError where it may not be used."""
    if len(pattern) > LONGEST:
        raise ValueError(f"has {len(pattern)} characters, {LONGEST} may be")
    parts, groups, at = [], [_Group()], 0
    while at < len(pattern):
        token = _TOKEN.match(pattern, at)
        if not token:
            raise ValueError(f"cannot be used: {pattern[at : at + 10]!r} is not understood here")
        parts.append(_take(token, groups))
        at = token.end()
        if groups[0].ways() > WAYS:
            raise ValueError("could take too long: it repeats too much; say how often at most, such as {1,12}")
    if len(groups) > 1:
        raise ValueError("has a bracket that is not closed")
    return "".join(parts)


def _take(token: re.Match[str], groups: list[_Group]) -> str:
    """Count one token, and give what stands for it."""
    if token["open"]:
        groups.append(_Group())
    elif token["close"]:
        if len(groups) == 1:
            raise ValueError("closes a bracket that is not open")
        inner = groups.pop()
        groups[-1].take(inner.ways())
    elif token["bar"]:
        groups[-1].bar()
    elif token["repeat"]:
        return _repeat(token, groups[-1])
    else:
        groups[-1].take(1)
    return token.group()


def _repeat(token: re.Match[str], group: _Group) -> str:
    """Count a repeat of the part before it, and give it with an end."""
    if not group.last:
        raise ValueError("repeats nothing")
    least, most = _OPEN_ENDS.get(token.group()[0]) or _numbers(token)
    if most > 1 and group.last > 1:
        raise ValueError("could take too long: what is repeated repeats itself, or has a choice in it")
    group.last = group.last + 1 if most == 1 and not least else max(1, group.last * (most - least + 1))
    return f"{{{least},{most}}}{'?' if len(token.group()) > 1 and token.group().endswith('?') else ''}"


def _numbers(token: re.Match[str]) -> tuple[int, int]:
    if not token["least"] and not token["most"]:
        raise ValueError("has { } with no number in it")
    least = int(token["least"] or 0)
    most = int(token["most"]) if token["most"] else max(OPEN, least) if token["comma"] else least
    if not least <= most:
        raise ValueError("has { } with the larger number first")
    return least, most
