"""The last arrow before publishing: Speech → Episode, a mastered, tagged MP3 and what is known of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from narrator.errors import MixError, WorkspaceError
from narrator.files import TEMPORARY, flush_folder, whole_file
from narrator.mix.levels import balance
from narrator.mix.limiter import limit
from narrator.mix.meter import Meter
from narrator.mix.mp3 import encode
from narrator.mix.music import load_music
from narrator.mix.render import render
from narrator.mix.sources import Sources
from narrator.mix.tags import Label, id3_tags
from narrator.model import Article, BlockKind, Enclosure, Episode, Identity, Role, SourceKind, Speech
from narrator.show import Show, Style, Voicing
from narrator.sound import PROGRAMME_RATE_HZ, Signal
from narrator.timeline import Timeline, What, plan

_HEADROOM_DB = {64: 1.3, 96: 1.0, 128: 1.0}
"""What coding to MP3 may add to a peak at each bit rate, in kbit/s: 1.1 dB were seen at 64, 0.5 at 96."""

_TOLERANCE_LU = 6.0
_TOLERANCE_FROM_S = 10
"""What is shorter is a few words, whose loudness no listener compares."""

_PROSE = {BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM}
_SUMMARY_CHARACTERS = 200
_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)]*(?=\s|$)|[。！？]")


def mix(
    speech: Speech, *, show: Show, identity: Identity, article_key: str, cover: bytes | None, folder: Path
) -> Episode:
    """Put a speech and the show's music together, master them, and write `<slug>-<8 hex>.mp3` into `folder`.

    The file is there whole or not at all, and its name is made of its content: the same speech, show, identity and
    cover (a JPEG for players, or None) give the same bytes. The episode's duration is that of the decoded file, to the
    sample; its loudness and true peak are those of the finished programme, measured as it goes into the encoder.

    Raises MusicError if a piece of music cannot be used, MixError if a clip is gone or the programme is silent or far
    from its target, WorkspaceError if `folder` cannot be written.
    """
    sources = Sources(speech=speech, music=load_music(show))
    timeline = plan(speech.script, clips=speech.clips, music=sources.music_lengths(), rate_hz=PROGRAMME_RATE_HZ)
    meter = Meter(rate_hz=PROGRAMME_RATE_HZ)
    programme = meter.listen(_master(timeline, sources, show))
    tags = id3_tags(_label(speech, timeline, show=show, identity=identity, cover=cover))
    with _writing(folder):
        written = folder / f"{TEMPORARY}{identity.slug}"
        with whole_file(written) as file:
            file.write(tags)
            encode(programme, file, bitrate_kbps=show.style.bitrate_kbps)
            _check(meter, timeline, style=show.style, which=identity.slug)
        enclosure = _settle(written, slug=identity.slug)
    return _episode(speech, timeline, meter, identity=identity, article_key=article_key, enclosure=enclosure)


def _master(timeline: Timeline, sources: Sources, show: Show) -> Iterator[Signal]:
    """Give the finished programme in blocks."""
    ceiling = 10 ** ((show.style.true_peak_dbtp - _HEADROOM_DB[show.style.bitrate_kbps]) / 20)
    levels = balance(
        timeline,
        sources,
        target_lufs=show.style.loudness_lufs,
        music_gain_db=show.music.gain_db,
        ceiling=ceiling,
        role_gain_db=_gains_db(show.voice),
    )

    def load(what: What) -> Signal:
        return sources.signal(what) * np.float32(levels.gain(what))

    return limit(render(timeline.placements, total=timeline.total_samples, load=load), ceiling=ceiling)


def _gains_db(voicing: Voicing) -> dict[Role, float]:
    """Give how much louder than the host's voice a show wants each role."""
    parts = {Role.HOST: voicing.host, Role.QUOTE: voicing.quote, Role.ANNOUNCER: voicing.announcer}
    return {role: part.gain_db for role, part in parts.items()}


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        hint = "free some space, or look at the folder's permissions"
        raise WorkspaceError("episode", str(folder), error.strerror or str(error), hint) from error


def _check(meter: Meter, timeline: Timeline, *, style: Style, which: str) -> None:
    off_lu = meter.loudness_lufs - style.loudness_lufs
    if abs(off_lu) > _TOLERANCE_LU and timeline.total_samples > _TOLERANCE_FROM_S * timeline.rate_hz:
        cause = f"came out at {meter.loudness_lufs:.1f} LUFS instead of {style.loudness_lufs:g}"
        raise MixError("mix", which, cause, "set loudness_lufs under [style] in show.toml to what this voice can reach")


def _settle(written: Path, *, slug: str) -> Enclosure:
    """Give the file the name that its content decides."""
    with written.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    named = written.with_name(f"{slug}-{digest[:8]}.mp3")
    written.replace(named)
    flush_folder(named.parent)
    return Enclosure(name=named.name, length_bytes=named.stat().st_size, media_type="audio/mpeg")


def _label(speech: Speech, timeline: Timeline, *, show: Show, identity: Identity, cover: bytes | None) -> Label:
    article, voice = speech.script.article, speech.casting.voice
    return Label(
        title=article.title,
        author=show.author,
        show=show.title,
        published=identity.published,
        language=speech.script.language,
        source=article.site_name or _source_url(article),
        source_url=_source_url(article),
        voice=f"{voice.engine}, {voice.name}",
        cover=cover,
        chapters=timeline.chapters,
        duration_ms=_duration_ms(timeline),
    )


def _episode(
    speech: Speech, timeline: Timeline, meter: Meter, *, identity: Identity, article_key: str, enclosure: Enclosure
) -> Episode:
    article = speech.script.article
    return Episode(
        identity=identity,
        title=article.title,
        summary=article.standfirst or _summary(article),
        language=speech.script.language,
        authors=article.authors,
        site_name=article.site_name,
        source_url=_source_url(article),
        article_key=article_key,
        fingerprint=article.fingerprint,
        words=article.words,
        casting=speech.casting,
        enclosure=enclosure,
        duration_ms=_duration_ms(timeline),
        loudness_lufs=round(meter.loudness_lufs, 2),
        peak_dbtp=round(meter.peak_dbtp, 2),
        cues=timeline.cues,
        chapters=timeline.chapters,
    )


def _duration_ms(timeline: Timeline) -> int:
    return round(timeline.total_samples * 1000 / timeline.rate_hz)


def _source_url(article: Article) -> str:
    return article.canonical_url or (article.source.location if article.source.kind is SourceKind.URL else "")


def _summary(article: Article) -> str:
    """Give the first sentences of the story that fit into 200 characters, or so many of its words."""
    story = " ".join(block.text for block in article.blocks if block.kind in _PROSE)
    text = " ".join(story.split())
    if len(text) <= _SUMMARY_CHARACTERS:
        return text
    ends = [end.end() for end in _SENTENCE_END.finditer(text, 0, _SUMMARY_CHARACTERS)]
    if ends:
        return text[: ends[-1]]
    return text[: _SUMMARY_CHARACTERS - 1].rpartition(" ")[0].rstrip(",;:–— ") + "…"
