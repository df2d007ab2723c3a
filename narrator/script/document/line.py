"""One line of a script as an editor sees it ↔ its parts: who speaks, what is printed, what is said, which pause.

> **Ann Okoro:** “It cost £4m.” {{say: “It cost four million pounds.”}} *(pause 1.2 s)*
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from narrator.model import Role

LONGEST_PAUSE_MS = 60_000

_SIGNS = re.compile(r"[\\{}]|\*(?=[*(])")
_SIGNS_IN_NAMES = re.compile(r"[\\{}*\[\]()]")
_SIGNS_AT_START = ("#", ">", "<", "[")
_AWAY = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]|^[^\\S]|[^\\S]$")
"""What no editor shows or keeps: control characters, line separators, halves of characters, white space at an end."""

_CODE = re.compile(r"\\u\{([0-9a-f]{1,6})\}|\\([\\{}*#><\[\]()])")
_PAUSE = re.compile(r"(?<!\\)\*\(pause ([0-9]{1,4}(?:[.,][0-9]{1,3})?) ?s\)\*$")
_SAY = re.compile(r"(?<!\\)\{\{\s?say:")
_LABEL = re.compile(r"\*\*((?:\\.|[^\\*]){1,400}?):\*\*(?:\s|$)")
_LEFT_OVER = (
    (re.compile(r"(?<!\\)(?:\{\{|\}\})"), "what is said stands at the end of its line, as {{say: …}}"),
    (re.compile(r"(?<!\\)\*\(pause"), "a pause stands at the end of its line, as *(pause 1.2 s)*"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The parts of a line; `say` and `pause_ms` are None and `role` too where the line leaves them open."""

    written: str
    say: str | None = None
    role: Role | None = None
    speaker: str = ""
    pause_ms: int | None = None

    def __str__(self) -> str:
        """The line as it is written down."""
        if self.role is Role.QUOTE:
            return f"> {self.content}"
        return f"\\{self.content}" if self.content.startswith(_SIGNS_AT_START) else self.content

    @property
    def content(self) -> str:
        """The line behind a sign that it begins with."""
        parts = (
            _label(self),
            protected(self.written),
            "" if self.say is None else f"{{{{say: {protected(self.say)}}}}}",
            "" if self.pause_ms is None else f"*(pause {self.pause_ms / 1000:g} s)*",
        )
        return " ".join(part for part in parts if part)


def parse_line(text: str) -> Line:
    """The parts of a line of a script. Raises ValueError, which says how it should be, where there are faults in it."""
    if not text.startswith(">"):
        return parse_content(text)
    line = parse_content(text[1:].strip(" \t"))
    return line if line.role else replace(line, role=Role.QUOTE)


def parse_content(text: str) -> Line:
    """The parts of what stands behind the sign that a line begins with. Raises ValueError as `parse_line` does."""
    rest, role, speaker = _without_label(text)
    rest, pause_ms = _without_pause(rest)
    written, say = _without_say(rest)
    for left_over, cause in _LEFT_OVER:
        if left_over.search(written) or (say and left_over.search(say)):
            raise ValueError(cause)
    return Line(
        written=plain(written.strip(" \t")),
        say=None if say is None else plain(say.strip(" \t")),
        role=role,
        speaker=speaker,
        pause_ms=pause_ms,
    )


def _without_say(text: str) -> tuple[str, str | None]:
    found = _SAY.search(text)
    if not found or not text.endswith("}}"):
        return text, None
    return text[: found.start()], text[found.end() : -2]


def _without_pause(text: str) -> tuple[str, int | None]:
    found = _PAUSE.search(text)
    if not found:
        return text, None
    pause_ms = round(float(found[1].replace(",", ".")) * 1000)
    if pause_ms > LONGEST_PAUSE_MS:
        raise ValueError(f"a pause has at most {LONGEST_PAUSE_MS // 1000} seconds")
    return text[: found.start()].rstrip(" \t"), pause_ms


# ── who speaks ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _label(line: Line) -> str:
    """Who speaks, where it has to be told: a role that is not the quote's, the name of who is quoted."""
    mistakable = line.speaker and _role_of(line.speaker.partition(",")[0])
    role = line.role.value if line.role and (line.role is not Role.QUOTE or mistakable) else ""
    told = ", ".join(part for part in (role, protected_name(line.speaker)) if part)
    return f"**{told}:**" if told else ""


def _without_label(text: str) -> tuple[str, Role | None, str]:
    """The text behind a label, and the role and the name that it tells."""
    found = _LABEL.match(text)
    if not found:
        return text, None, ""
    first, comma, others = found[1].partition(",")
    role = _role_of(first)
    speaker = others if role and comma else "" if role else found[1]
    return text[found.end() :], role, plain(speaker.strip(" \t"))


def _role_of(word: str) -> Role | None:
    return next((role for role in Role if role.value == word.strip().lower()), None)


# ── signs ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def protected(text: str) -> str:
    r"""A text in which nothing is taken for a sign of ours: "{" becomes "\{", a control character its number."""
    return _numbered(_SIGNS.sub(r"\\\g<0>", text))


def protected_name(text: str) -> str:
    r"""The same for what stands between signs: brackets and stars too."""
    return _numbered(_SIGNS_IN_NAMES.sub(r"\\\g<0>", text))


def _numbered(text: str) -> str:
    return _AWAY.sub(lambda found: f"\\u{{{ord(found.group()):x}}}", text)


def plain(text: str) -> str:
    """What stands in a script, without the signs that protect it."""
    return _CODE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)
