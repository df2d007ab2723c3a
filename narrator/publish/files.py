"""Episode → all files that lie beside its audio."""

from __future__ import annotations

from collections.abc import Mapping

from narrator import transcript
from narrator.model import Episode
from narrator.publish.addresses import CHAPTERS, INDEX, RECORD, transcript_names
from narrator.publish.chapters import chapters_json
from narrator.publish.site import render_episode
from narrator.record import episode_json
from narrator.show import Show


def file_names(episode: Episode) -> tuple[str, ...]:
    """The names of all that lies beside the audio, without making any of it."""
    return (*transcript_names(episode), CHAPTERS, INDEX, RECORD)


def files_of(episode: Episode, *, show: Show, cover_name: str = "") -> Mapping[str, bytes]:
    """What lies beside the audio in public/episodes/<slug>/, by file name: transcripts, chapters, page and record.

    With `cover_name`, the artwork's file name in the public folder, the page shows the cover.
    """
    vtt, srt, json = transcript_names(episode)
    return {
        vtt: transcript.vtt(episode.cues).encode(),
        srt: transcript.srt(episode.cues).encode(),
        json: transcript.podcast_json(episode.cues).encode(),
        CHAPTERS: chapters_json(episode.chapters),
        INDEX: render_episode(episode, show=show, cover_name=cover_name),
        RECORD: episode_json(episode),
    }
