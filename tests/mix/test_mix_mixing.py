"""mix: a real MP3, at its loudness, with every clip in its place; and what goes wrong is told."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import mutagen
import numpy as np
import pytest
from coded_audio import coded
from mix_speech import ARTICLE, CASTING, IDENTITY, clip_of, decoded, murmur, murmured, show_of, signal_of, speech_of

from narrator.errors import MixError, WorkspaceError
from narrator.mix import mix, mixing
from narrator.model import Article, Block, BlockKind, Episode, Mark, Role, Source, SourceKind, Speech
from narrator.show import Music, Part, Show, Voicing
from narrator.sound import Signal, energies, integrated_lufs, to_signal, true_peak

JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40


def mixed(speech: Speech, show: Show, *, folder: Path | None = None, cover: bytes | None = JPEG) -> Episode:
    return mix(
        speech,
        show=show,
        identity=IDENTITY,
        article_key="url:https://gazette.example/harbour",
        cover=cover,
        folder=folder or show.folder / "public",
    )


def music(folder: Path, *, amplitude: float = 0.5) -> Music:
    """Write an intro and an outro of two seconds, and name them."""
    time_s = np.arange(88_200) / 44_100
    chord = sum(np.sin(2 * np.pi * frequency_hz * time_s) for frequency_hz in (262, 330, 392)) / 3 * amplitude
    content = coded(
        np.rint(32_767 * chord).astype(np.int16), rate_hz=44_100, container="flac", codec="flac", sample_fmt="s16"
    )
    (folder / "intro.flac").write_bytes(content)
    (folder / "outro.flac").write_bytes(content)
    return Music(intro="intro.flac", outro="outro.flac")


@pytest.fixture(scope="module")
def framed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Episode]:
    """One framed episode that several tests look at."""
    folder = tmp_path_factory.mktemp("framed")
    show = show_of(folder, music=music(folder))
    speech = murmured(folder, framed=True)
    marked = replace(
        speech,
        script=replace(speech.script, marks=(Mark(utterance=0, title="Start"), Mark(utterance=3, title="Later"))),
    )
    return folder / "public", mixed(marked, show)


def test_the_file_bears_the_name_of_its_content_and_nothing_lies_beside_it(framed: tuple[Path, Episode]) -> None:
    folder, episode = framed
    (file,) = folder.iterdir()
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert file.name == episode.enclosure.name == f"harbour-12345678-{digest[:8]}.mp3"
    assert (episode.enclosure.length_bytes, episode.enclosure.media_type) == (file.stat().st_size, "audio/mpeg")


def test_the_duration_is_that_of_the_decoded_file(framed: tuple[Path, Episode]) -> None:
    folder, episode = framed
    samples = decoded(folder, episode)
    assert (samples.rate_hz, samples.channels) == (44_100, 1)
    # Two pieces of music, 250 ms after the first; six clips of 3 s, each with its pause of 350 ms; the tail of 500 ms.
    assert len(samples.pcm) == 2 * 88_200 + 11_025 + 6 * (132_300 + 15_435) + 22_050
    assert episode.duration_ms == round(len(samples.pcm) / 44.1)


def test_the_episode_knows_what_it_was_made_from(framed: tuple[Path, Episode]) -> None:
    _, episode = framed
    assert (episode.identity, episode.casting) == (IDENTITY, CASTING)
    assert (episode.title, episode.language, episode.authors) == (ARTICLE.title, "en-GB", ("Ann Moir",))
    assert (episode.site_name, episode.source_url) == ("The Example Gazette", "https://gazette.example/harbour")
    assert (episode.article_key, episode.words) == ("url:https://gazette.example/harbour", ARTICLE.words)
    assert episode.fingerprint == ARTICLE.fingerprint
    assert episode.summary == ("The harbour opened today. " * 4 + "Nobody knows for how long it will. " * 2).strip()
    assert [cue.text for cue in episode.cues] == [f"Sentence {number}." for number in range(6)]
    assert [(chapter.start_ms, chapter.title) for chapter in episode.chapters] == [(0, "Start"), (12_300, "Later")]


def test_the_tags_are_read_back(framed: tuple[Path, Episode]) -> None:
    folder, episode = framed
    tags: Any = mutagen.File(folder / episode.enclosure.name)
    assert str(tags["TIT2"]) == ARTICLE.title
    assert tags["APIC:"].data == JPEG
    assert tags["CHAP:chp1"].start_time == 12_300
    assert tags.info.length * 1000 == pytest.approx(episode.duration_ms, abs=1)


def test_every_clip_sounds_where_its_cue_says(framed: tuple[Path, Episode]) -> None:
    folder, episode = framed
    programme = signal_of(decoded(folder, episode))
    for seed, cue in enumerate(episode.cues):
        clip = np.repeat(to_signal(murmur(3, seed=seed)), 2)
        start = round(cue.start_ms * 44.1)
        around = programme[start - 2_000 : start + len(clip) + 2_000]
        match = np.fft.irfft(np.fft.rfft(around) * np.conj(np.fft.rfft(clip, len(around))), len(around))
        assert abs(int(np.argmax(match)) - 2_000) <= 45
    assert all(cue.end_ms - cue.start_ms in {2_999, 3_000, 3_001} for cue in episode.cues)


def test_pauses_are_soft_and_not_silent(framed: tuple[Path, Episode]) -> None:
    folder, episode = framed
    programme = signal_of(decoded(folder, episode))
    for before, after in zip(episode.cues, episode.cues[1:], strict=False):
        pause = programme[round(before.end_ms * 44.1) + 2_000 : round(after.start_ms * 44.1) - 2_000]
        assert -90 < 20 * np.log10(np.std(pause)) < -65


@pytest.mark.parametrize(
    ("loudness_lufs", "true_peak_dbtp", "bitrate_kbps"),
    [(-19.0, -1.0, 96), (-16.0, -1.0, 64), (-23.0, -3.0, 128), (-18.0, -3.0, 96)],
)
def test_the_decoded_file_meets_the_shows_target(
    loudness_lufs: float, true_peak_dbtp: float, bitrate_kbps: int, tmp_path: Path
) -> None:
    show = show_of(tmp_path, loudness_lufs=loudness_lufs, true_peak_dbtp=true_peak_dbtp, bitrate_kbps=bitrate_kbps)
    episode = mixed(murmured(tmp_path), show)
    pcm = decoded(tmp_path / "public", episode).pcm[:, 0]
    heard_lufs = integrated_lufs(energies(pcm, rate_hz=44_100))
    assert heard_lufs == pytest.approx(loudness_lufs, abs=0.3)
    assert episode.loudness_lufs == pytest.approx(heard_lufs, abs=0.1)
    assert 20 * np.log10(true_peak(pcm)) <= true_peak_dbtp
    assert episode.peak_dbtp <= true_peak_dbtp - 0.9


@pytest.mark.parametrize("amplitude", [0.01, 1.0])
def test_music_comes_out_at_its_distance_from_the_speech(amplitude: float, tmp_path: Path) -> None:
    show = show_of(tmp_path, music=replace(music(tmp_path, amplitude=amplitude), gain_db=-6.0))
    episode = mixed(murmured(tmp_path, framed=True), show)
    pcm = decoded(tmp_path / "public", episode).pcm[:, 0]
    intro, speech = pcm[:88_200], pcm[99_225:-132_300]
    levels_lufs = [integrated_lufs(energies(part, rate_hz=44_100)) for part in (intro, speech)]
    assert levels_lufs[0] - levels_lufs[1] == pytest.approx(-6, abs=0.5)
    assert integrated_lufs(energies(pcm, rate_hz=44_100)) == pytest.approx(-19, abs=0.3)


def test_a_voice_that_is_soft_or_loud_comes_out_alike(tmp_path: Path) -> None:
    episodes = [
        mixed(murmured(tmp_path, level=level), show_of(tmp_path), folder=tmp_path / str(level))
        for level in (0.005, 0.1)
    ]
    assert [episode.loudness_lufs for episode in episodes] == pytest.approx([-19, -19], abs=0.2)


def test_clips_of_every_rate_and_a_short_text_are_taken(tmp_path: Path) -> None:
    clips = [
        [clip_of(murmur(0.4, rate_hz=rate_hz), tmp_path, name=str(rate_hz), rate_hz=rate_hz)]
        for rate_hz in (16_000, 24_000, 44_100, 48_000)
    ]
    episode = mixed(speech_of(clips), show_of(tmp_path))
    assert len(decoded(tmp_path / "public", episode).pcm) == 13_230 + 4 * 17_640 + 3 * 15_435 + 22_050
    assert episode.loudness_lufs == pytest.approx(-19, abs=1)


def test_silent_music_and_a_piece_shorter_than_its_fades_harm_nothing(tmp_path: Path) -> None:
    for name, pcm in {"intro": np.zeros(44_100, np.int16), "outro": murmur(0.1, rate_hz=44_100)}.items():
        (tmp_path / f"{name}.wav").write_bytes(coded(pcm, rate_hz=44_100, container="wav", codec="pcm_s16le"))
    show = show_of(tmp_path, music=Music(intro="intro.wav", outro="outro.wav"))
    assert mixed(murmured(tmp_path, framed=True), show).loudness_lufs == pytest.approx(-19, abs=0.3)


def test_the_same_is_the_same_to_the_last_byte(tmp_path: Path) -> None:
    show = show_of(tmp_path, music=music(tmp_path), loudness_lufs=-16.0)
    first, second = (mixed(murmured(tmp_path, framed=True), show, folder=tmp_path / name) for name in "ab")
    assert first == second
    assert (tmp_path / "a" / first.enclosure.name).read_bytes() == (tmp_path / "b" / first.enclosure.name).read_bytes()


# ── what goes wrong ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_clip_that_is_gone_or_cut_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    speech = murmured(tmp_path)
    path = speech.clips[3][0].path
    path.write_bytes(path.read_bytes()[:-2])
    with pytest.raises(MixError, match=r"^clip: .*: holds 66149 samples, not 66150"):
        mixed(speech, show_of(tmp_path))
    path.unlink()
    with pytest.raises(MixError, match=r"^clip: .*: No such file or directory") as refused:
        mixed(speech, show_of(tmp_path))
    assert "spoken anew" in refused.value.hint
    assert not (tmp_path / "public").exists()


def test_a_speech_in_which_nothing_is_heard_is_refused(tmp_path: Path) -> None:
    silent = speech_of([[clip_of(np.zeros(22_050, np.int16), tmp_path, name="silent")]])
    with pytest.raises(MixError, match="nothing is heard"):
        mixed(silent, show_of(tmp_path))
    with pytest.raises(MixError, match="nothing is heard"):
        mixed(speech_of([[], []]), show_of(tmp_path))


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "public").write_text("in the way")
    with pytest.raises(WorkspaceError, match=r"^episode: .*public: (File exists|Not a directory)"):
        mixed(murmured(tmp_path, utterances=2), show_of(tmp_path))


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(blocks: Iterator[Signal], *_: object, **__: object) -> int:
        next(blocks)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(mixing, "encode", write)
    with pytest.raises(WorkspaceError, match="No space left on device") as refused:
        mixed(murmured(tmp_path, utterances=2), show_of(tmp_path))
    assert "free some space" in refused.value.hint
    assert list((tmp_path / "public").iterdir()) == []


def test_an_interruption_leaves_what_was_there_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    show, speech = show_of(tmp_path), murmured(tmp_path, utterances=2)
    before = mixed(speech, show)

    def interrupt(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(mixing, "encode", interrupt)
    with pytest.raises(KeyboardInterrupt):
        mixed(speech, show)
    assert [file.name for file in (tmp_path / "public").iterdir()] == [before.enclosure.name]


# ── summaries ────────────────────────────────────────────────────────────────────────────────────────────────────────


def article_of(*texts: str, **fields: Any) -> Article:
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in texts)
    source = fields.pop("source", Source(kind=SourceKind.STDIN, location="-"))
    return Article(source=source, title="T", blocks=blocks, language="en", **fields)


@pytest.mark.parametrize("aside", [BlockKind.CAPTION, BlockKind.ALT_TEXT, BlockKind.FOOTNOTE, BlockKind.TABLE])
def test_a_summary_is_made_of_the_story_alone(aside: BlockKind, tmp_path: Path) -> None:
    blocks = (Block(kind=aside, text="No story."), Block(kind=BlockKind.PARAGRAPH, text="The harbour opened."))
    speech = murmured(tmp_path, utterances=1)
    article = replace(ARTICLE, standfirst="", blocks=blocks)
    told = replace(speech, script=replace(speech.script, article=article))
    assert mixed(told, show_of(tmp_path)).summary == "The harbour opened."


def test_two_voices_come_out_as_loud_as_each_other(tmp_path: Path) -> None:
    soft, loud = 0.01, 0.08
    clips = [[clip_of(murmur(3, seed=n, level=loud if n % 2 else soft), tmp_path, name=f"{n}")] for n in range(8)]
    speech = speech_of(clips)
    said = tuple(
        replace(utterance, role=Role.QUOTE if number % 2 else Role.HOST)
        for number, utterance in enumerate(speech.script.utterances)
    )
    script = replace(speech.script, sections=(replace(speech.script.sections[0], utterances=said),))
    quote = replace(CASTING.voice, name="gmw/en-US", language="en-US")
    episode = mixed(replace(speech, script=script, casting=replace(CASTING, quote=quote)), show_of(tmp_path))
    programme = decoded(tmp_path / "public", episode).pcm[:, 0]
    parts = [programme[cue.start_ms * 441 // 10 : cue.end_ms * 441 // 10] for cue in episode.cues]
    host, quoted = (integrated_lufs(energies(np.concatenate(parts[first::2]), rate_hz=44_100)) for first in range(2))
    assert quoted == pytest.approx(host, abs=0.5)
    assert episode.loudness_lufs == pytest.approx(-19, abs=0.3)
    assert episode.casting.quote == quote


@pytest.mark.parametrize("own_voices", [True, False])
def test_each_role_is_as_much_louder_than_the_host_as_the_show_says(own_voices: bool, tmp_path: Path) -> None:
    roles = (Role.HOST, Role.QUOTE, Role.ANNOUNCER)
    levels = (0.02, 0.08, 0.005) if own_voices else (0.03, 0.03, 0.03)
    clips = [
        [clip_of(murmur(3, seed=n // 3, level=levels[n % 3]), tmp_path, name=f"{own_voices}-{n}")] for n in range(9)
    ]
    speech = speech_of(clips)
    said = tuple(
        replace(utterance, role=roles[number % 3]) for number, utterance in enumerate(speech.script.utterances)
    )
    script = replace(speech.script, sections=(replace(speech.script.sections[0], utterances=said),))
    quote, announcer = (replace(CASTING.voice, name=name) if own_voices else None for name in ("gmw/en-US", "gmw/de"))
    casting = replace(CASTING, quote=quote, announcer=announcer)
    show = show_of(tmp_path, loudness_lufs=-23.0)
    wanted = Voicing(quote=Part(gain_db=-4), announcer=Part(gain_db=2.5))
    episode = mixed(replace(speech, script=script, casting=casting), replace(show, voice=wanted))
    programme = decoded(tmp_path / "public", episode).pcm[:, 0]
    parts = [programme[cue.start_ms * 441 // 10 : cue.end_ms * 441 // 10] for cue in episode.cues]
    host, quoted, announced = (
        integrated_lufs(energies(np.concatenate(parts[first::3]), rate_hz=44_100)) for first in range(3)
    )
    assert quoted - host == pytest.approx(-4, abs=0.7)
    assert announced - host == pytest.approx(2.5, abs=0.7)
    assert episode.loudness_lufs == pytest.approx(-23, abs=0.3)


@pytest.mark.parametrize("said_by_both", [True, False])
def test_a_programme_of_the_quote_voice_alone_is_at_its_loudness(said_by_both: bool, tmp_path: Path) -> None:
    speech = murmured(tmp_path, utterances=4)
    said = tuple(replace(utterance, role=Role.QUOTE) for utterance in speech.script.utterances)
    script = replace(speech.script, sections=(replace(speech.script.sections[0], utterances=said),))
    quote = CASTING.voice if said_by_both else replace(CASTING.voice, name="gmw/en-US")
    episode = mixed(replace(speech, script=script, casting=replace(CASTING, quote=quote)), show_of(tmp_path))
    assert episode.loudness_lufs == pytest.approx(-19, abs=0.3)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (article_of("First.", standfirst="What it is about."), "What it is about."),
        (article_of("One sentence.", "Another one."), "One sentence. Another one."),
        (article_of("A first sentence of some length. " + "word " * 60), "A first sentence of some length."),
        (article_of("word, " * 60), "word, " * 32 + "word…"),
        (article_of("港が開いた。" * 60), "港が開いた。" * 33),
        (article_of(), ""),
    ],
)
def test_a_summary_ends_with_a_sentence_or_a_word(article: Article, expected: str, tmp_path: Path) -> None:
    speech = speech_of([[clip_of(murmur(0.5), tmp_path, name="clip")]])
    episode = mixed(replace(speech, script=replace(speech.script, article=article)), show_of(tmp_path), cover=None)
    assert episode.summary == expected
    assert len(episode.summary) <= 200


def test_a_source_without_an_address_has_none(tmp_path: Path) -> None:
    speech = speech_of([[clip_of(murmur(0.5), tmp_path, name="clip")]])
    sources = (
        Source(kind=SourceKind.FILE, location="/home/ann/a.txt"),
        Source(kind=SourceKind.URL, location="https://a.example/1"),
    )
    episodes = [
        mixed(
            replace(speech, script=replace(speech.script, article=article_of("One.", source=source))), show_of(tmp_path)
        )
        for source in sources
    ]
    assert [episode.source_url for episode in episodes] == ["", "https://a.example/1"]


# ── by other programs ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="the ffmpeg program is not installed")
def test_ffmpeg_measures_and_counts_the_same(framed: tuple[Path, Episode]) -> None:
    folder, episode = framed
    command = ["ffmpeg", "-hide_banner", "-nostats", "-i", str(folder / episode.enclosure.name), "-vn"]
    report = subprocess.run(
        [*command, "-af", "ebur128=peak=true", "-f", "null", "-"], capture_output=True, text=True, check=True
    )
    summary = report.stderr.rpartition("Summary:")[2]
    loudness_lufs, peak_dbtp = (float(value) for value in re.findall(r"(?:I|Peak): +(-?[\d.]+) (?:LUFS|dBFS)", summary))
    assert loudness_lufs == pytest.approx(-19, abs=0.3)
    assert peak_dbtp <= -1
    pcm = subprocess.run([*command, "-v", "error", "-f", "s16le", "-"], capture_output=True, check=True)
    assert len(pcm.stdout) == 2 * len(decoded(folder, episode).pcm)


@pytest.mark.skipif(shutil.which("ffprobe") is None, reason="the ffprobe program is not installed")
def test_ffprobe_names_show_and_chapters(framed: tuple[Path, Episode]) -> None:
    folder, episode = framed
    command = [
        "ffprobe",
        "-v",
        "error",
        "-of",
        "json",
        "-show_format",
        "-show_chapters",
        str(folder / episode.enclosure.name),
    ]
    told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert told["format"]["tags"]["album"] == "Behind the Headline"
    assert told["format"]["tags"]["date"].startswith("2025-05-01")
    assert [chapter["tags"]["title"] for chapter in told["chapters"]] == ["Start", "Later"]
