"""The small language in which tables of wording are written: furniture, and signs of a page that is no article.

A table's lines are regular expressions, one a line, tried in any case. Groups are never captured, so they need no
"?:", and names in angle brackets stand for the pieces below.
"""

from __future__ import annotations

import re

_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_PIECE = re.compile(r"<(\w+)>")

_PIECES = {
    # what follows a label: a mark and then anything, or an end
    "more": r"<titled>|\s*(\.{3}|…|[:>»›→.!])?",
    "titled": r"\s*[:>»›→|–—]\s*.*|\s+-\s+.*",
    "mail": r"[\w.+-]+@[\w-]+\.[\w.-]+",
    "names": r"(?-i:([A-Z][\w.’'-]*|and|et|und|y|e|in|de|van|von|of|the|for|[,&;/])[ ]?)+",
    "work": r"(additional )?(reporting|writing|editing|research|production|graphics)",
    "network": r"facebook|twitter|x|linkedin|whats ?app|reddit|pinterest|e-?mail|telegram|messenger|pocket|flipboard"
    r"|bluesky|threads|instagram|tumblr|xing|youtube|tiktok|mastodon|google news",
    "agency": r"AFP|AP|Reuters|dpa|EFE|ANSA|Lusa|PA Media|Getty( Images)?|Shutterstock|iStock|Press Association"
    r"|Associated Press|SID|KNA|epd",
    "platform": r"Apple Podcasts?|Apple|Google Podcasts?|Spotify|Spreaker|YouTube Music|YouTube|Amazon Music|Audible"
    r"|Deezer|Overcast|Pocket ?Casts|Castbox|Stitcher|iHeart ?Radio|Acast|TuneIn|SoundCloud|Player ?FM|Podbean|Podimo"
    r"|BBC Sounds|Global Player|iTunes|RSS|wherever you (get|listen to|find) (your )?podcasts",
    "platforms": r"<platform>(,? (and|or|und|oder|et|ou|y|o|e|&) <platform>|, ?<platform>| ?/ ?<platform>)*",
    "podcast": r"(listen to|hear|subscribe to|follow|download)\b[^.!?:]{0,100}\bpodcasts?\b[^.!?:]{0,30}? "
    r"(on|via|at|from|in|with|auf|bei|sur|en|no|na|su) <platforms>\.?",
    "credited": r"\s?[:|/] ?[^.!?]{2,100}\.?\)?",
    "piece": r"article|story|piece|post|essay|interview|column|excerpt",
    "published": r"published|appeared|posted|printed|produced",
    "subscribers": r"subscribers?|members?",
    # dates and times as they stand alone on a line
    "month": r"jan(uary|uar|vier|eiro)?|feb(ruary|ruar|rero|braio)?|f[ée]vr?(ier)?|fevereiro|mar(ch|s|zo|ço)?|m[äa]rz"
    r"|apr(il|ile)?|avr(il)?|abr(il)?|ma[iy]o?|maggio|jun[ie]?|junho|junio|juin|giugno|jul[iy]?|julho|julio|juillet"
    r"|luglio|aug(ust)?|ao[ûu]t|ago(sto)?|sept?(ember|embre|iembre)?|setembro|settembre|o[ck]t(ober|obre)?|out(ubro)?"
    r"|ottobre|nov(ember|embre|iembre|embro)?|de[czs](ember|iembre|embro)?|d[ée]c(embre)?|dicembre|diciembre|enero"
    r"|gennaio",
    "day": r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*|(diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|(lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|(segunda|terça|quarta|quinta|sexta)-feira|(lune|marte|mercole|giove|vener)dì|sabato|domenica",
    "clock": r"[ap]\.?m\.?|gmt|utc|b?st|ce?s?t|e[ds]?t|p[ds]?t|ist|aes?t|aedt|mes?z|uhr|heures|hrs?|h",
    "particle": r"at|on|the|of|de|do|da|del|um|am|den|le|à|às|alle|ore|las?|el|il|em|dem",
    "instant": r"\d{1,4}(st|nd|rd|th|er|h\d\d)?|<month>|<day>|<clock>|<particle>",
    "stamp": r"<instant>([\s.,:;/\()|•·–—+-]+|$|(?<=\d)(?=\D))",
    "stamps": r"[\(\s]*<stamp>{1,14}",
    "dated": r"(?=.*\d)<stamps>",
}


def pattern_of(lines: str) -> re.Pattern[str]:
    """Compile the lines of a table's row into one pattern."""
    return re.compile("|".join(_written(line) for line in lines.split("\n") if line.strip()), re.IGNORECASE)


def _written(line: str) -> str:
    """Write a line as Python's regular expressions have it."""
    line = _PIECE.sub(lambda name: f"(?:{_written(_PIECES[name[1]])})", line.strip())
    return _GROUP.sub("(?:", line)
