"""Speech for the benches: real clips of the embedded engine, repeated until they last as long as is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from narrator.engines.espeak import EspeakEngine
from narrator.mix import mix
from narrator.model import (
    Article,
    Block,
    BlockKind,
    Casting,
    Clip,
    Episode,
    Identity,
    Mark,
    Role,
    Script,
    Section,
    Source,
    SourceKind,
    Speech,
    Utterance,
    Voice,
)
from narrator.show import Show, Style
from narrator.speech import ClipStore
from narrator.speech.hearing import hear

SENTENCES = (
    "The ferry to the outer islands will sail again from Monday, the harbour board said.",
    "It had been tied up since the storm of last November, which tore a hole into the breakwater.",
    "Repairs cost four million pounds.",
    "Islanders, who had been supplied by air through the winter, welcomed the news with some relief.",
    "“We have run out of nearly everything but potatoes,” said Ann Moir, who keeps the shop.",
    "The first crossing is fully booked; a second ship is to be chartered in the summer months.",
    "Whether it can be paid for is another question.",
    "A spokesman for the ministry said that a decision would be taken before the end of the quarter.",
)


@contextmanager
def clips() -> Iterator[tuple[Clip, ...]]:
    """Speak the sentences, and keep their clips as long as the block lasts."""
    with TemporaryDirectory() as folder, closing(EspeakEngine({})) as engine:
        store = ClipStore(Path(folder))
        voice = next(voice for voice in engine.voices() if voice.language == "en-GB")
        yield tuple(_spoken(number, sentence, engine, voice, store) for number, sentence in enumerate(SENTENCES))


def speech_of(spoken: tuple[Clip, ...], *, minutes: float) -> Speech:
    """Repeat the clips until they last so many minutes, with a chapter each ten."""
    mean_s = sum(clip.samples / clip.rate_hz + 0.35 for clip in spoken) / len(spoken)
    count = round(minutes * 60 / mean_s)
    article = Article(
        source=Source(kind=SourceKind.URL, location="https://gazette.example/ferry"),
        title="The ferry sails again",
        blocks=tuple(Block(kind=BlockKind.PARAGRAPH, text=sentence) for sentence in SENTENCES),
        language="en-GB",
    )
    utterances = tuple(
        Utterance(role=Role.HOST, written=sentence, spoken=sentence, pause_ms=350)
        for sentence in islice(cycle(SENTENCES), count)
    )
    marks = tuple(Mark(utterance=at, title=f"Part {at}") for at in range(0, count, round(600 / mean_s)))
    return Speech(
        script=Script(
            article=article, language="en-GB", sections=(Section(name="story", utterances=utterances),), marks=marks
        ),
        casting=Casting(
            voice=Voice(engine="espeak", name="gmw/en", language="en-GB"), engine_version="1.52", why="the bench's"
        ),
        clips=tuple((clip,) for clip in islice(cycle(spoken), count)),
    )


def mixed(speech: Speech, folder: Path) -> Episode:
    """Mix a speech with the settings that a new show has, without music."""
    return mix(
        speech,
        show=Show(folder=folder, title="Bench", author="The Gazette", style=Style()),
        identity=Identity(guid="bench", slug="ferry-12345678", published=datetime(2025, 5, 1, tzinfo=UTC)),
        article_key="bench",
        cover=None,
        folder=folder,
    )


def _spoken(number: int, sentence: str, engine: EspeakEngine, voice: Voice, store: ClipStore) -> Clip:
    heard = hear(engine.say(sentence, voice, 1.0), text=sentence, engine=engine.name)
    return store.put(f"{number:064}", heard.pcm, rate_hz=heard.rate_hz, text=sentence, words=heard.words)
