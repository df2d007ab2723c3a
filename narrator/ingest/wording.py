"""The small language in which tables of wording are written: furniture, and signs of a page that is no article.

A table's lines are regular expressions, one a line, tried in any case. Groups are never captured, so they need no
"?:", and names in angle brackets stand for the pieces below. A line that ends with a backslash goes on in the next.
"""

from __future__ import annotations

import re
from functools import cache

_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_GOES_ON = re.compile(r"\\\n\s*")
_PIECE = re.compile(r"<(\w+)>")

_PIECES = {
    # what follows a label: a mark and then anything, or an end
    "more": r"<titled>|\s*(\.{3}|…|[:>»›→.!])?",
    "titled": r"\s*[:>»›→|–—]\s*.*|\s+-\s+.*",
    "see": r"read (more|also|next|this)|also read|see also|related( stories| articles?)?|lesen sie (auch|mehr|hier)"
    r"|mehr (dazu|zum thema)|siehe auch|(à )?lire (aussi|également)|voir aussi|l(ea|ee|eer) (también|más)|vea también"
    r"|leia (também|mais)|veja também|leggi anche|vedi anche|lees (ook|meer)",
    "within": r"[^()\[\]]{2,80}[)\]]",
    "window": r"window|tab|fenster|ventana|pestaña|janela|aba|fenêtre|onglet",
    # where a sentence begins, after a word of regret if there is one
    "sentence": r"(^\W{0,4}|(?<=[.!?…:|·•–—-] )|(?<=\n))<regret>?",
    "regret": r"((we(['’]re| are)? )?(sorry|oops|uh[- ]oh|whoops|hmm+|unfortunately|leider|désolé|lo sentimos"
    r"|spiacenti|desculpe|entschuldigung|helaas)\W{1,4})",
    "mail": r"[\w.+-]+@[\w-]+\.[\w.-]+",
    # at no place in more than one way: a line of names would be tried in all of them
    "name": r"(?-i:(?>[A-ZÀ-Þ][\w.’'-]*+|and|et|und|y|e|in|de|van|von|of|the|for))",
    "names": r"<name>([ ,&;/]+<name>){0,40}",
    "work": r"(additional )?(reporting|writing|editing|research|production|graphics)",
    "network": r"facebook|twitter|x|linkedin|whats ?app|reddit|pinterest|e-?mail|telegram|messenger|pocket|flipboard"
    r"|bluesky|threads|instagram|tumblr|xing|youtube|tiktok|mastodon|google news|rss",
    "agency": r"AFP|AP|Reuters|dpa|EFE|ANSA|Lusa|PA Media|Getty( Images)?|Shutterstock|iStock|Press Association"
    r"|Associated Press|SID|KNA|epd",
    "platform": r"Apple Podcasts?|Apple|Google Podcasts?|Spotify|Spreaker|YouTube Music|YouTube|Amazon Music|Audible"
    r"|Deezer|Overcast|Pocket ?Casts|Castbox|Stitcher|iHeart ?Radio|Acast|TuneIn|SoundCloud|Player ?FM|Podbean|Podimo"
    r"|BBC Sounds|Global Player|iTunes|RSS|wherever you (get|listen to|find) (your )?podcasts",
    "platforms": r"<platform>((,? (and|or|und|oder|et|ou|y|o|e|&) |, ?| ?/ ?)<platform>)*",
    "podcast": r"(listen to|hear|subscribe to|follow|download)\b[^.!?:]{0,100}\bpodcasts?\b[^.!?:]{0,30}? "
    r"(on|via|at|from|in|with|auf|bei|sur|en|no|na|su) <platforms>\.?",
    "credited": r"\s?[:|/] ?[^.!?]{2,100}\.?\)?",
    "piece": r"article|story|piece|post|blog ?post|news story|essay|interview|column|excerpt",
    "published": r"published|appeared|posted|printed|produced",
    "writer": r"reporter|journalist|editor|correspondent|columnist|writer|producer|freelancer|contributor|blogger"
    r"|journaliste|redakteur(in)?|journalist(in)?|korrespondent(in)?|kolumnist(in)?|periodista|redactora?"
    r"|rédact(eur|rice)",
    "beat": r"at|for|with|of|in|based|covering|who covers|on",
    "hashtag": r"#[^\W\d]\w{1,40}",
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
    "clock": r"[ap]\.?m\.?|gmt|utc|b?st|ce?s?t|e[ds]?t|p[ds]?t|ist|hkt|sgt|jst|aes?t|aedt|mes?z|uhr|heures|hrs?|h",
    "particle": r"at|on|the|of|de|do|da|del|um|den|le|à|às|alle|ore|las?|el|il|em|dem",
    "instant": r"\d{1,4}(st|nd|rd|th|er|h\d\d)?|<month>|<day>|<clock>|<particle>",
    "stamp": r"<instant>([\s.,:;/\()|•·–—+-]+|$|(?<=\d)(?=\D))",
    "stamps": r"[\(\s]*<stamp>{1,14}",
    "said": r"published|updated|posted|modified|created|date|veröffentlicht|aktualisiert|stand|erstellt|geändert|publié"
    r"|mis à jour|modifié|posté|publicad[oa]|actualizad[oa]|atualizad[oa]|pubblicato|aggiornato"
    r"|gepubliceerd|bijgewerkt",
    "dated": r"(?=.*\d)<stamps>",
}


def lines_of(lines: str) -> list[str]:
    """List the lines of a table's row; one that ends with a backslash goes on in the next."""
    return [line.strip() for line in _GOES_ON.sub("", lines).split("\n") if line.strip()]


def written(lines: str) -> str:
    """Write the lines of a table's row as one expression of Python's, in no group."""
    return "|".join(_written(line) for line in lines_of(lines))


@cache
def pattern_of(lines: str) -> re.Pattern[str]:
    """Compile the lines of a table's row into one pattern, once."""
    return re.compile(written(lines), re.IGNORECASE)


def _written(line: str) -> str:
    """Write a line as Python's regular expressions have it."""
    line = _PIECE.sub(lambda name: f"(?:{_written(_PIECES[name[1]])})", line)
    return _GROUP.sub("(?:", line)
