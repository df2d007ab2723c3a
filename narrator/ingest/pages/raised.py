"""What stands above the line: a footnote's mark, a power, or an ending such as "th"."""

from __future__ import annotations

import re

_MARK = re.compile(r"\[[^\]]{1,12}\]|[*†‡§]+")
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_UNIT_BEFORE = re.compile(r"(?:\b[kcmdµn]?m|\b(?:ft|in|yd|mi|s)|\d|\))\Z")
_ENOUGH = 20


def raised(text: str, *, before: str) -> str:
    """Write what was set above the line, after `before`: a footnote's mark not at all, powers with raised figures."""
    text, after_unit = text.strip(), _UNIT_BEFORE.search(before[-_ENOUGH:])
    if _MARK.fullmatch(text) or (text.isdigit() and not after_unit):
        return ""
    return text.translate(_RAISED) if after_unit else text
