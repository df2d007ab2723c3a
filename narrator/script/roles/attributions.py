"""Whose words a quotation is, where the words beside it say so for sure: “…,” said Ann Example, the mayor.

A rule that is not sure names nobody: a wrong name in a transcript is worse than none. The verbs are those that news
pages print beside direct speech, by language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from narrator.script.spoken.rule import listed

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĶĻŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽİȘȚ"
_WORD = rf"(?:[{_UPPER}][\w’'-]*\w|[{_UPPER}]\.?)(?:[’'-][{_UPPER}]\w*)*"
_PARTICLE = (
    r"(?:de(?: la| los)?|da|do|dos|das|del|della|di|du|le|la|van(?: der| den| de)?|von(?: der)?|zu|bin|ibn|al|el|ter)"
)
_ABBREVIATED = r"(?:Dr|Mrs?|Ms|Prof|Sra?|Dra|Srta|Sig|Dott|Avv|Gen|Col|Sgt|Rev|Hon|St)\.\s"
_NAMED = rf"(?:{_ABBREVIATED}){{0,2}}{_WORD}(?:\s(?:{_PARTICLE}\s)?{_WORD}){{0,4}}"
NAME = re.compile(rf"(?<![\w.’'-]){_NAMED}(?!\w)")
_APPOSITION = r"(?:,\s[^,:;]{1,90},|\s\([^()]{1,60}\))?"
_ADVERB = r"(?:Dazu|Darauf|Dann|Zuvor|Später|Hierzu|Auch|Puis|Así|Entonces|Luego|Poi|Così|Depois|Assim)"
_LONGEST = 200

_TITLES = frozenset(
    listed(
        "Mr Mrs Ms Miss Mx Dr Prof Professor Sir Dame Lord Lady Rev Gen Col Capt Sgt Judge Justice Chief Engineer "
        "Mayor President Minister Prime Chancellor Senator Governor Councillor Secretary Director Officer "
        "Inspector Leader Detective Superintendent Spokesman Spokeswoman Spokesperson Herr Frau M Mme Mlle Me Sr "
        "Sra Srta Dra Don Doña Sig Sig.ra Dott Dott.ssa Avv Prof.ssa Profa Dom Dona"
    )
)
_TITLE_ENDINGS = re.compile(
    r"\w*(?:minister|meister|präsident|sprecher|leiter|direktor|kanzler|professor|forscher|chef|rat|anwalt)(?:in)?",
    re.IGNORECASE,
)
_NO_NAMES = frozenset(
    listed(
        "The A An In On At But And So Then Later As When While If It He She They We I You His Her Their This That Yet "
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
        "September October November December Der Die Das Ein Eine In Im Am Auf Doch Und Aber Er Sie Es Wir Ich Dazu "
        "Le La Les Un Une Mais Et Il Elle Ils Elles Nous Je On El Los Las Una Pero Y Ella Ellos Lo Gli I Ma E Lui Lei "
        "Loro O Os As Um Uma Mas Ele Ela Eles No Na Em Den Dem"
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """How a language says who spoke: verbs before or after a name, and the pronouns that stand for one.

    `asking` verbs may have a name after them that is not who speaks.
    """

    verbs: str
    asking: str
    pronouns: str
    inverted: str = r"(?!)"
    between: str = ""
    away: str = ""


SAYINGS: Mapping[str, Saying] = {
    "en": Saying(
        verbs="said|says|added|adds|explained|explains|wrote|writes|replied|replies|argued|argues|recalled|recalls"
        "|concluded|insisted|insists|continued|noted|notes|warned|warns",
        asking="asked|asks|told|tells",
        pronouns="he|she|they|it|I|we",
        between=r"(?:has |had |also |later |then )?",
        away="for of to from about with at by after before than",
    ),
    "de": Saying(
        verbs="sagte|sagt|erklärte|erklärt|betonte|betont|meinte|meint|schrieb|schreibt|ergänzte|ergänzt|berichtete"
        "|berichtet|erzählte|erzählt|so",
        asking="fragte|fragt|antwortete|antwortet",
        pronouns="er|sie|es|ich|wir",
        away="für von zu aus über mit bei nach vor als gegenüber des",
    ),
    "fr": Saying(
        verbs="dit|a dit|déclare|a déclaré|explique|a expliqué|affirme|a affirmé|ajoute|a ajouté|assure|a assuré"
        "|raconte|a raconté|estime|souligne|a souligné|confie|a confié|résume|écrit|a écrit",
        asking="demande|a demandé|répond|a répondu",
        pronouns="il|elle|ils|elles|on",
        inverted=r"(?:a-t-(?:il|elle|on)\s\w{2,20}|\w{2,20}(?:-t)?-(?:il|elle|on|ils|elles))\b",
        away="pour de du des à d’ au aux avec chez par selon",
    ),
    "es": Saying(
        verbs="dijo|dice|afirmó|afirma|explicó|explica|declaró|declara|aseguró|asegura|señaló|señala|añadió|añade"
        "|indicó|sostuvo|sostiene|contó|cuenta|agregó|apuntó|ha dicho|ha explicado|ha afirmado",
        asking="preguntó|pregunta|respondió|responde",
        pronouns="él|ella|ellos|ellas",
        away="para de del al con por según",
    ),
    "it": Saying(
        verbs="ha detto|dice|disse|ha spiegato|spiega|ha dichiarato|dichiara|ha affermato|afferma|ha aggiunto|aggiunge"
        "|racconta|ha raccontato|sostiene|sottolinea|ha sottolineato|scrive|ha scritto",
        asking="chiede|ha chiesto|risponde|ha risposto",
        pronouns="lui|lei|egli|loro",
        away="per di del della dei al alla con da dal secondo",
    ),
    "pt": Saying(
        verbs="disse|diz|afirmou|afirma|explicou|explica|declarou|declara|contou|conta|acrescentou|acrescenta|destacou"
        "|destaca|ressaltou|escreveu|escreve",
        asking="perguntou|pergunta|respondeu|responde",
        pronouns="ele|ela|eles|elas|você",
        away="para de do da dos das ao à com por segundo",
    ),
}
"""`between` may stand between a name and its verb; what is `away` parts a verb from a name that is not who speaks."""


@dataclass(frozen=True, slots=True)
class Attributions:
    """The patterns of a language."""

    verb_first: re.Pattern[str]
    name_first: re.Pattern[str]
    nameless: re.Pattern[str]
    lead_name_first: re.Pattern[str]
    lead_verb_first: re.Pattern[str]
    lead_nameless: re.Pattern[str]
    away: frozenset[str]

    def after(self, aside: str, resolve: Callable[[str], str]) -> str | None:
        """Who has spoken, by the narrator's words behind direct speech; "" where nobody is sure, None if they tell not.

        `resolve` gives the whole of a name of which there is only a part, or "".
        """
        aside = aside.lstrip(", –—-").strip()
        if len(aside) > _LONGEST or _ends_within(aside):
            return None
        return self._first((self.verb_first, self.name_first, self.nameless), aside, resolve)

    def before(self, text: str, resolve: Callable[[str], str]) -> str | None:
        """Who will speak, by a text whose last sentence ends in a colon, in the same way."""
        sentence = _LAST.search(text[-_LONGEST:])
        if not sentence:
            return None
        leads = (self.lead_name_first, self.lead_verb_first, self.lead_nameless)
        return self._first(leads, sentence[1].strip(), resolve)

    def _first(self, patterns: Sequence[re.Pattern[str]], text: str, resolve: Callable[[str], str]) -> str | None:
        """The first name that a pattern is sure of; "" where one matched at all."""
        names = [self._sure(found, resolve) for pattern in patterns if (found := pattern.search(text))]
        return next(filter(None, names), "") if names else None

    def _sure(self, found: re.Match[str], resolve: Callable[[str], str]) -> str:
        parts = found.groupdict()
        between = re.findall(r"\w+’?", (parts.get("between") or "").lower())
        if self.away & set(between) or between[-1:] == ["a"] or "name" not in parts:
            return ""
        return full_name(found["name"], resolve)


_LAST = re.compile(r"(?:\A|[.!?…”»\"]\s)((?:[^.!?:“”„«»\"]|(?<=\b\w)\.|(?<=\b[DMS]r)\.|(?<=Mrs)\.){1,200}:)\s*\Z")
_END = re.compile(rf"[.!?…]\s+[{_UPPER}“„«\"]")
_SHORT = re.compile(r"(?:\b\w|\b(?:Mr|Mrs|Ms|Dr|Prof|Sr|Sra|Dra|Sig|Dott|Avv|St|Gen|Col|Rev))\Z")


def _ends_within(aside: str) -> bool:
    """Whether a sentence ends before the end of the narrator's words: they say more than who speaks."""
    return any(not _SHORT.search(aside, max(0, end.start() - 6), end.start()) for end in _END.finditer(aside))


@lru_cache(maxsize=32)
def attributions_of(base: str) -> Attributions | None:
    """The patterns of a language, by its code without a region; None where there are none."""
    if base not in SAYINGS:
        return None
    saying = SAYINGS[base]
    verbs, every = rf"(?:{saying.verbs})\b", rf"(?:{saying.verbs}|{saying.asking})\b"
    name = rf"(?P<name>{_NAMED})(?!\w)"
    between = r"(?P<between>(?:[a-zà-öø-ÿ’'-]{1,24},?\s){0,5})"
    ends = r"(?=\s*[.,!?:(]|\s[a-zà-öø-ÿ(]|\s*\Z)"
    return Attributions(
        verb_first=re.compile(rf"\A{every}\s{between}{name}{ends}"),
        name_first=re.compile(rf"\A{name}{_APPOSITION}\s{saying.between}{every}"),
        nameless=re.compile(rf"\A(?:(?:{saying.pronouns})\s{saying.between}{every}|{every}|{saying.inverted})"),
        lead_name_first=re.compile(
            rf"(?:\A|,\s|\b(?:und|and|et|y|e)\s){name}{_APPOSITION}\s{saying.between}{every}[^,;:]{{0,60}}:\Z"
        ),
        lead_verb_first=re.compile(rf"\A(?:{_ADVERB}\s)?{verbs}\s{between}{name}{_APPOSITION}[^,;:]{{0,60}}:\Z"),
        lead_nameless=re.compile(rf"\b{every}[^,;:]{{0,60}}:\Z"),
        away=frozenset(listed(saying.away)),
    )


# ── names ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def full_name(printed: str, resolve: Callable[[str], str]) -> str:
    """A name as transcripts have it: without titles, whole if the article has the whole of it; "" if not sure."""
    words = _without_titles(printed.split())
    return " ".join(words) if len(words) > 1 else resolve(words[0]) if words else ""


def _without_titles(words: list[str]) -> list[str]:
    """The words of a name without what stands before and after it; none where a title is another's ("Sprecher von")."""
    titles = [place for place, word in enumerate(words) if _bare(word) in _TITLES or _TITLE_ENDINGS.fullmatch(word)]
    words = words[titles[-1] + 1 :] if titles else words
    while words and _bare(words[0]) in _NO_NAMES:
        words = words[1:]
    while words and _bare(words[-1]) in _NO_NAMES:
        words = words[:-1]
    return [] if words and words[0][0].islower() else words


def _bare(word: str) -> str:
    return word.rstrip(".")


def names_in(texts: Iterator[str]) -> frozenset[str]:
    """The names of two words or more in the texts of an article, without titles."""
    found = (_without_titles(match.group().split()) for text in texts for match in NAME.finditer(text))
    return frozenset(" ".join(words) for words in found if len(words) > 1)


def whole_name(part: str, names: frozenset[str]) -> str:
    """The one name that ends with `part`, or "" where there is none or more than one."""
    whole = {name for name in names if name.split()[-1] == part}
    return whole.pop() if len(whole) == 1 else ""


_PERSON = re.compile(rf"(?:{_NAMED})(?:,\s[^.!?]{{1,90}}|\s\([^()]{{1,60}}\))?")
_SIGNED = re.compile(
    rf"(?P<words>.*[.!?…”»\"“])\s*(?:[—–―]|\s--?)\s?(?P<name>{_NAMED})(?:,\s[^.!?]{{1,90}})?\.?\s*", re.DOTALL
)
_SIGNATURE = re.compile(rf"(?:[—–―]|--?\s)\s?(?P<name>{_NAMED})(?:,\s[^!?]{{1,90}}|\s\([^()]{{1,60}}\))?\.?")


def signed(text: str) -> tuple[str, str, str]:
    """A block quote in its words, the line that says whose they are (or ""), and that person's name (or "")."""
    found = _SIGNED.fullmatch(text)
    if not found:
        return text, "", ""
    words = found["words"]
    return words, text[len(words) :].strip(), full_name(found["name"], lambda part: part)


def signature(text: str) -> str:
    """The name in a line that only says whose words stand above it ("— Ann Example, mayor"), or ""."""
    found = _SIGNATURE.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    return full_name(found["name"], lambda part: part) if found else ""


def bare_signature(text: str) -> str:
    """The name in a line of nothing else, as the last line of a block quote may be, or ""."""
    found = re.match(_NAMED, text.strip()) if len(text) <= _LONGEST and _PERSON.fullmatch(text.strip()) else None
    words = _without_titles(found.group().split()) if found else []
    return " ".join(words) if 1 < len(words) <= 4 else ""
