"""The head of a forwarded e-mail: its subject is a title, the rest of it nobody wants to hear."""

from __future__ import annotations

import re

from narrator.ingest.characters import one_line

_OPENING = re.compile(
    r"(?:[-_]{2,} ?)?(?:begin |original |forwarded )+message ?:?(?: ?[-_]{2,})?|[-_]{5,}", re.IGNORECASE
)
_NAMES = (
    "from to cc bcc subject date sent reply-to von an betreff gesendet datum de à objet envoyé para asunto enviado"
    " fecha assunto da a oggetto data inviato"
)
_FIELD = re.compile(rf"\*?({'|'.join(_NAMES.split())}) ?:\*? {{0,4}}(.*)", re.IGNORECASE)
_SUBJECTS = frozenset({"subject", "betreff", "objet", "asunto", "assunto", "oggetto"})
_FORWARDED = re.compile(r"(?:(?:fwd?|re|wg|aw|tr|rv|enc|i)\s?: ?)+", re.IGNORECASE)
_FEWEST_FIELDS = 2
_MOST_LINES = 20


def without_mail_head(text: str) -> tuple[str, str, str]:
    """Cut the head of an e-mail off a text: its subject, that head on one line, and what stands below.

    Two fields, one of them the subject, are the least; without them subject and head are "" and the text is whole.
    """
    lines = text.lstrip("\n").split("\n", _MOST_LINES)
    place = next(
        (place for place, line in enumerate(lines[:_MOST_LINES]) if _is_below(line, lines[:place])), len(lines)
    )
    fields = [(found[1].lower(), found[2]) for line in lines[:place] if (found := _FIELD.fullmatch(line.strip()))]
    subject = next((value for name, value in fields if name in _SUBJECTS), "")
    if not subject.strip() or len(fields) < _FEWEST_FIELDS:
        return "", "", text
    return one_line(_FORWARDED.sub("", subject, count=1)), one_line(" ".join(lines[:place])), "\n".join(lines[place:])


def _is_below(line: str, above: list[str]) -> bool:
    """Tell the first line that is no part of the head; blank lines may stand before it, not within it."""
    if _FIELD.fullmatch(line.strip()):
        return False
    begun = any(_FIELD.fullmatch(other.strip()) for other in above)
    return begun or bool(line.strip() and not _OPENING.fullmatch(line.strip()))
