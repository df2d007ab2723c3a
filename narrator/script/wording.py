"""What the frame says, by language: the built-in wording, and the check of what a show puts in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from difflib import get_close_matches
from string import Template

from narrator.show import Wording

NAMES = ("show", "author", "date", "title", "standfirst", "authors", "source", "where")
"""The values that a line may name."""

HEADLINE = ("$title", "$standfirst")

BUILT_IN: Mapping[str, Wording] = {
    "en": Wording(
        welcome=("From $author, this is $show.", "It’s $date."),
        headline=(*HEADLINE, "By $authors."),
        sign_off=("That story was published by $source.", "Listen to $show $where."),
        disclosure="This episode was read by a synthetic voice.",
    ),
    "de": Wording(
        welcome=("Hier ist $show, von $author.", "Heute ist $date."),
        headline=(*HEADLINE, "Von $authors."),
        sign_off=("Dieser Artikel ist bei $source erschienen.", "$show gibt es $where."),
        disclosure="Diese Folge hat eine synthetische Stimme gelesen.",
    ),
    "fr": Wording(
        welcome=("Voici $show, par $author.", "Nous sommes le $date."),
        headline=(*HEADLINE, "Par $authors."),
        sign_off=("Cet article a été publié par $source.", "Écoutez $show $where."),
        disclosure="Cet épisode a été lu par une voix de synthèse.",
    ),
    "es": Wording(
        welcome=("Esto es $show, de $author.", "Hoy es $date."),
        headline=(*HEADLINE, "Por $authors."),
        sign_off=("Este artículo fue publicado por $source.", "Escuche $show $where."),
        disclosure="Este episodio ha sido leído por una voz sintética.",
    ),
    "it": Wording(
        welcome=("Questo è $show, di $author.", "Oggi è $date."),
        headline=(*HEADLINE, "Di $authors."),
        sign_off=("Questo articolo è stato pubblicato da $source.", "Ascoltate $show $where."),
        disclosure="Questo episodio è stato letto da una voce sintetica.",
    ),
    "pt": Wording(
        welcome=("Este é $show, de $author.", "Hoje é $date."),
        headline=(*HEADLINE, "Por $authors."),
        sign_off=("Este artigo foi publicado por $source.", "Ouça $show $where."),
        disclosure="Este episódio foi lido por uma voz sintética.",
    ),
}

DISCLOSURES: Mapping[str, str] = {
    "bg": "Този епизод е прочетен от синтетичен глас.",
    "ca": "Aquest episodi ha estat llegit per una veu sintètica.",
    "cs": "Tuto epizodu přečetl syntetický hlas.",
    "da": "Dette afsnit er læst op af en syntetisk stemme.",
    "el": "Αυτό το επεισόδιο διαβάστηκε από συνθετική φωνή.",
    "fi": "Tämän jakson luki synteettinen ääni.",
    "hr": "Ovu epizodu pročitao je sintetički glas.",
    "hu": "Ezt az epizódot szintetikus hang olvasta fel.",
    "ja": "このエピソードは合成音声で読み上げられました。",
    "nb": "Denne episoden er lest av en syntetisk stemme.",
    "nl": "Deze aflevering is voorgelezen door een synthetische stem.",
    "no": "Denne episoden er lest av en syntetisk stemme.",
    "pl": "Ten odcinek przeczytał głos syntetyczny.",
    "ro": "Acest episod a fost citit de o voce sintetică.",
    "ru": "Этот выпуск прочитан синтезированным голосом.",
    "sk": "Túto epizódu prečítal syntetický hlas.",
    "sv": "Det här avsnittet har lästs upp av en syntetisk röst.",
    "tr": "Bu bölüm sentetik bir ses tarafından okundu.",
    "uk": "Цей випуск прочитано синтезованим голосом.",
    "zh": "本期节目由合成语音朗读。",
}
"""The disclosure where there is no other wording: such an article gets its title, its standfirst and this line, since
its voice would read a frame in another language as nonsense. What is missing here as well discloses in English."""

_ON = {"en": "on {}", "de": "auf {}", "fr": "sur {}", "es": "en {}", "it": "su {}", "pt": "no {}"}
_ANYWHERE = {
    "en": "wherever you get your podcasts",
    "de": "überall, wo es Podcasts gibt",
    "fr": "sur toutes les plateformes de podcasts",
    "es": "en su plataforma de pódcast",
    "it": "su tutte le piattaforme di podcast",
    "pt": "na sua plataforma de podcasts",
}


def wording_for(language: str, overrides: Mapping[str, Wording]) -> Wording:
    """The wording for a language: the show's for the very tag, then for the language, then the built-in one."""
    base = language.partition("-")[0]
    disclosure = DISCLOSURES.get(base, BUILT_IN["en"].disclosure)
    wording = BUILT_IN.get(base, Wording(headline=HEADLINE, disclosure=disclosure))
    for tag in dict.fromkeys((base, language)):
        chosen = overrides.get(tag, Wording())
        given = {field.name: getattr(chosen, field.name) for field in fields(chosen)}
        wording = replace(wording, **{name: value for name, value in given.items() if value})
    return wording


def where_to_listen(language: str, platforms: str) -> str:
    """The end of "Listen to the show …"; `platforms` are joined already, "" means anywhere."""
    base = language.partition("-")[0]
    return _ON.get(base, "{}").format(platforms) if platforms else _ANYWHERE.get(base, "")


def filled(line: str, values: Mapping[str, str]) -> str:
    """A line of a wording with its values, or "" if one of those that it names is empty."""
    template = Template(line)
    empty = any(not values[name] for name in template.get_identifiers())
    return "" if empty else template.substitute(values)


def check_wording(wording: Wording) -> tuple[str, ...]:
    """What is wrong with a wording: names that the frame does not know, dollar signs that name nothing."""
    lines = ((field.name, line) for field in fields(wording) for line in _lines(getattr(wording, field.name)))
    return tuple(problem for name, line in lines for problem in _line_problems(name, line))


def _lines(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def _line_problems(name: str, line: str) -> Iterator[str]:
    template = Template(line)
    if not template.is_valid():
        yield f"{name}: {line!r} has a $ that names nothing (write $$ for a dollar sign)"
        return
    for unknown in template.get_identifiers():
        if unknown not in NAMES:
            close = get_close_matches(unknown.lower(), NAMES, n=1)
            meant = f"did you mean ${close[0]}? " if close else ""
            yield f"{name}: {line!r} names ${unknown} ({meant}known: {', '.join(f'${known}' for known in NAMES)})"


def sentence_of(text: str) -> str:
    """A line that is said as a sentence: with a full stop if it ends without any mark."""
    return text if re.search(r"[.!?…:;。！？][\"'”’»)\]」』]*\Z", text) else f"{text}."
