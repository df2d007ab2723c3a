"""What the pages and the show notes say of their own accord, in the languages they can say it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language; `months` are parted by blanks, `day` arranges {day}, {month} and {year}."""

    language: str
    day: str
    months: str
    synthetic: str
    source: str
    by: str
    skip: str
    subscribe: str
    on_phone: str
    on_android: str
    on_computer: str
    feed: str
    copy: str
    copied: str
    scan: str
    episodes: str
    latest: str
    none_yet: str
    all_episodes: str
    listen: str
    download: str
    chapters: str
    transcript: str
    captions: str
    made_with: str

    def date(self, day: date) -> str:
        """The day in full: "24 November 2025"."""
        return self.day.format(day=day.day, month=self.months.split()[day.month - 1], year=day.year)

    def disclosure(self, engine: str) -> str:
        """The sentence that Apple and the EU's AI Act (article 50) ask for: "Read by a synthetic voice (espeak)."."""
        return f"{self.synthetic} ({engine})." if engine else f"{self.synthetic}."


_ENGLISH = Words(
    language="en",
    day="{day} {month} {year}",
    months="January February March April May June July August September October November December",
    synthetic="Read by a synthetic voice",
    source="From",
    by="By",
    skip="Skip to the content",
    subscribe="Subscribe",
    on_phone="iPhone, iPad and Mac",
    on_android="Android",
    on_computer="Computer and web",
    feed="Address of the feed, for any other app",
    copy="Copy",
    copied="Copied",
    scan="Scan to subscribe on your phone",
    episodes="Episodes",
    latest="Latest",
    none_yet="No episode yet. Subscribe, and the first one will come to you.",
    all_episodes="All episodes",
    listen="Listen to",
    download="Download",
    chapters="Chapters",
    transcript="Transcript",
    captions="Captions",
    made_with="Made with narrator",
)

_GERMAN = Words(
    language="de",
    day="{day}. {month} {year}",
    months="Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    synthetic="Gelesen von einer synthetischen Stimme",
    source="Aus",
    by="Von",
    skip="Zum Inhalt springen",
    subscribe="Abonnieren",
    on_phone="iPhone, iPad und Mac",
    on_android="Android",
    on_computer="Computer und Web",
    feed="Adresse des Feeds, für jede andere App",
    copy="Kopieren",
    copied="Kopiert",
    scan="Scannen und auf dem Handy abonnieren",
    episodes="Folgen",
    latest="Neu",
    none_yet="Noch keine Folge. Wer jetzt abonniert, bekommt gleich die erste.",
    all_episodes="Alle Folgen",
    listen="Anhören:",
    download="Herunterladen",
    chapters="Kapitel",
    transcript="Text",
    captions="Untertitel",
    made_with="Gemacht mit narrator",
)

_FRENCH = Words(
    language="fr",
    day="{day} {month} {year}",
    months="janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    synthetic="Lu par une voix de synthèse",
    source="Source :",
    by="Par",
    skip="Aller au contenu",
    subscribe="S’abonner",
    on_phone="iPhone, iPad et Mac",
    on_android="Android",
    on_computer="Ordinateur et web",
    feed="Adresse du flux, pour toute autre application",
    copy="Copier",
    copied="Copié",
    scan="Scannez pour vous abonner sur votre téléphone",
    episodes="Épisodes",
    latest="Dernier épisode",
    none_yet="Aucun épisode pour l’instant. Abonnez-vous pour recevoir le premier.",
    all_episodes="Tous les épisodes",
    listen="Écouter :",
    download="Télécharger",
    chapters="Chapitres",
    transcript="Transcription",
    captions="Sous-titres",
    made_with="Réalisé avec narrator",
)

_SPANISH = Words(
    language="es",
    day="{day} de {month} de {year}",
    months="enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    synthetic="Leído por una voz sintética",
    source="Fuente:",
    by="Por",
    skip="Ir al contenido",
    subscribe="Suscribirse",
    on_phone="iPhone, iPad y Mac",
    on_android="Android",
    on_computer="Ordenador y web",
    feed="Dirección del canal, para cualquier otra aplicación",
    copy="Copiar",
    copied="Copiado",
    scan="Escanea para suscribirte en el móvil",
    episodes="Episodios",
    latest="Último episodio",
    none_yet="Aún no hay episodios. Suscríbete y recibirás el primero.",
    all_episodes="Todos los episodios",
    listen="Escuchar:",
    download="Descargar",
    chapters="Capítulos",
    transcript="Transcripción",
    captions="Subtítulos",
    made_with="Hecho con narrator",
)

_BY_LANGUAGE: Mapping[str, Words] = MappingProxyType(
    {words.language: words for words in (_ENGLISH, _GERMAN, _FRENCH, _SPANISH)}
)


def words_for(language: str) -> Words:
    """The words of a language, by its BCP 47 tag; English where there are none."""
    return _BY_LANGUAGE.get(language.partition("-")[0].lower(), _ENGLISH)


def direction(language: str) -> str:
    """Which way a language is written: "ltr" or "rtl"."""
    primary, *rest = language.split("-")
    return "rtl" if primary.lower() in _RIGHT_TO_LEFT or {"Arab", "Hebr"} & set(rest) else "ltr"
