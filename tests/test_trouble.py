"""Bad input, bad places, bad moments: one message that names the thing and the way out, and nothing lost."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest
from shows import EPISODES, STORY, Ran, ShowFolder

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + bytes(200)
TEASER = """<html lang="en"><head><title>Secret talks</title><script type="application/ld+json">
{"@type": "NewsArticle", "headline": "Secret talks", "isAccessibleForFree": false, "wordCount": 1200}</script></head>
<body><article><h1>Secret talks</h1><p>The talks began on Monday in a hotel by the lake, three people said, and they
went on until the early morning of the next day without a result that anybody wanted to announce.</p>
<p>Subscribe to continue reading.</p></article></body></html>"""
CONSENT = """<html lang="en"><head><title>Before you continue</title></head><body><h1>Before you continue</h1>
<p>We and our partners use cookies to store and access information on your device. Accept all or reject all cookies to
continue to the site. You can change your choice at any time in the privacy settings.</p></body></html>"""


def refused(done: Ran, code: int = 1) -> str:
    """The message of a run that failed as it should: its code, one message, a hint, no traceback."""
    assert done.code == code, (done.code, done.out, done.err)
    assert "Traceback" not in done.err
    assert done.out == ""
    (message,) = [line for line in done.err.splitlines() if line.startswith("narrator: ")]
    return done.err[done.err.index(message) :]


# ── articles ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", b"", "empty.txt: is empty"),
        ("blank.txt", b" \n\n\t ", "empty"),
        ("tiny.txt", b"Hello there.", "words"),
        ("picture.txt", PNG, "PNG"),
        ("nul.txt", bytes(4000), "nul.txt"),
        ("paper.txt", b"%PDF-1.7\n" + os.urandom(2000), "PDF"),
        ("teaser.html", TEASER.encode(), "teaser.html"),
        ("consent.html", CONSENT.encode(), "consent.html"),
    ],
)
def test_what_is_no_article_is_refused(show: ShowFolder, name: str, content: bytes, told: str) -> None:
    (show.folder / name).write_bytes(content)
    message = refused(show.run("make", name))
    assert told in message
    assert len(message.splitlines()) >= 2, "no hint"
    assert not show.feed.exists()


def test_a_missing_file_and_a_folder_are_named(show: ShowFolder) -> None:
    assert "nowhere.txt" in refused(show.run("make", "nowhere.txt"))
    (show.folder / "articles").mkdir()
    assert "articles" in refused(show.run("make", "articles"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_in_the_wild_are_read_alike(show: ShowFolder, encoding: str) -> None:
    (show.folder / "story.txt").write_bytes(STORY.encode(encoding))
    lines = show.run("script", "story.txt").out
    assert "“We promised ninety days and we kept our word,” said the chief engineer." in lines
    assert "£4.5m" in lines


def test_mixed_encodings_keep_every_sentence(show: ShowFolder) -> None:
    (show.folder / "story.txt").write_bytes(STORY.encode() + "\nThe café stayed open.\n".encode("cp1252"))
    assert "The café stayed open." in show.run("script", "story.txt").out


def test_control_characters_do_not_reach_the_feed(show: ShowFolder) -> None:
    text = STORY.replace("ninety days", "ninety\x00 \x08days\x1b[31m\ufffe", 1).replace("brass band", "brass\x0bband")
    (show.folder / "story.txt").write_bytes(text.encode())
    assert show.run("make", "story.txt").code == 0
    parsed = feedparser.parse(show.feed.read_bytes())
    assert not parsed.bozo
    assert parsed.entries[0].title.startswith("Harbour bridge reopens after ninety days")


def test_right_to_left_text_is_narrated_in_its_language(show: ShowFolder) -> None:
    body = "أعيد فتح الجسر يوم الاثنين بعد تسعين يوما من الإصلاح. عبره نحو أربعمئة شخص قبل مرور السيارات. " * 3
    show.write("story.txt", f"إعادة فتح جسر الميناء\n\n{body}")
    done = show.run("make", "story.txt", "--json")
    assert done.code == 0, done.err
    assert done.json["outcomes"][0]["episode"]["language"].startswith("ar")


def test_two_megabytes_of_text_are_a_script(show: ShowFolder) -> None:
    paragraphs = "\n\n".join(f"The bridge carried bus number {number} on Monday morning." for number in range(36_000))
    show.write("story.txt", f"A long list of buses\n\n{paragraphs}")
    done = show.run("script", "story.txt")
    assert done.code == 0, done.err
    assert "bus number 35999" in done.out


# ── the show ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_fault_of_the_configuration_is_told_at_once(show: ShowFolder) -> None:
    show.write("show.toml", '[show]\ntitel = "x"\nauthor = 3\n[styel]\n')
    message = refused(show.run("make", str(show.story())), code=78)
    for fault in (
        "did you mean title?",
        "show.author: must be a text",
        "did you mean style?",
        "show.title: is missing",
    ):
        assert fault in message


def test_no_show_at_all_is_told_with_the_way_out(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "narrator", "make", "x.txt"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "narrator init" in done.stderr


@pytest.mark.parametrize(("content", "told"), [(None, "intro.mp3"), (b"just words", "intro.mp3"), (b"", "intro.mp3")])
def test_music_that_is_missing_or_no_audio_is_told(show: ShowFolder, content: bytes | None, told: str) -> None:
    show.add_to_config('[music]\nintro = "intro.mp3"\n')
    if content is not None:
        (show.folder / "intro.mp3").write_bytes(content)
    assert told in refused(show.run("make", str(show.story())))
    assert not show.feed.exists()
    show.run("doctor")
    assert "intro.mp3" in show.run("doctor").out


@pytest.mark.parametrize("content", [None, b"no picture"])
def test_a_cover_that_is_missing_or_no_picture_is_told(show: ShowFolder, content: bytes | None) -> None:
    (show.folder / "cover.jpg").unlink()
    if content is not None:
        (show.folder / "cover.jpg").write_bytes(content)
    assert "cover.jpg" in refused(show.run("make", str(show.story())))


def test_a_faulty_lexicon_is_told(show: ShowFolder) -> None:
    show.write("lexicon.toml", '[words]\n"Ellery" = 3\n')
    assert "lexicon.toml" in refused(show.run("make", str(show.story())), code=78)


def test_an_engine_that_is_not_installed_is_told(show: ShowFolder) -> None:
    message = refused(show.run("make", str(show.story()), "--engine", "espeek"), code=78)
    assert 'Did you mean "espeak"?' in message


def test_a_place_that_cannot_be_written_is_told(show: ShowFolder) -> None:
    show.public.write_text("a file where the folder should be")
    message = refused(show.run("make", str(show.story())))
    assert str(show.public) in message


# ── the machine ──────────────────────────────────────────────────────────────────────────────────────────────────────


def run_with_small_files(show: ShowFolder, limit_bytes: int, *arguments: str) -> Ran:
    """Run with a bound on the size of a file: the nearest thing to a full disk that needs no disk of its own."""

    def bound() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, limit_bytes))

    done = subprocess.run(
        [sys.executable, "-m", "narrator", *arguments, "--show", str(show.folder)],
        capture_output=True,
        text=True,
        preexec_fn=bound,
        check=False,
    )
    return Ran(code=done.returncode, out=done.stdout, err=done.stderr)


def test_a_write_that_fails_loses_nothing(show: ShowFolder) -> None:
    show.run("make", str(show.story()))
    before = show.files()
    second = show.story("second.txt", title="Second bridge planned")
    message = refused(run_with_small_files(show, 100_000, "make", str(second)))
    assert "File too large" in message
    assert show.files() == before
    assert show.run("make", str(second)).code == 0
    assert len(show.run("episodes", "list", "--json").json) == 2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "none", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a small file system cannot be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_is_told_and_nothing_is_lost(small_disk: Path) -> None:
    show = ShowFolder(small_disk / "show")
    story = show.story()
    (small_disk / "ballast").write_bytes(bytes(500_000))
    message = refused(show.run("make", str(story)))
    assert "No space left on device" in message or "disk" in message
    (small_disk / "ballast").unlink()
    (small_disk / "show" / "cover.jpg").stat()


def _as_at_a_terminal() -> None:
    """Take interrupts: a shell has its background jobs ignore them."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_interrupted_in_the_middle_it_ends_cleanly_and_goes_on(show: ShowFolder) -> None:
    body = " ".join(f"Bus number {number} crossed the bridge in good order and without delay." for number in range(200))
    story = show.write("story.txt", f"A long morning on the bridge\n\n{body}")
    process = subprocess.Popen(
        [sys.executable, "-m", "narrator", "make", str(story), "--show", str(show.folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_as_at_a_terminal,  # noqa: PLW1509
    )
    clips = show.folder / ".narrator" / "clips"
    while not list(clips.glob("*/*.json")):
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130, err
    assert out == ""
    assert "nothing is lost" in err
    spoken = len(list(clips.glob("*/*.json")))
    assert 0 < spoken < 200
    assert not show.feed.exists()
    assert show.run("make", str(story)).code == 0


def test_terminated_it_says_so_by_its_code(show: ShowFolder) -> None:
    body = " ".join(f"Bus number {number} crossed the bridge in good order and without delay." for number in range(300))
    story = show.write("story.txt", f"A long morning on the bridge\n\n{body}")
    process = subprocess.Popen([sys.executable, "-m", "narrator", "make", str(story), "--show", str(show.folder)])
    while not list((show.folder / ".narrator" / "clips").glob("*/*.json")):
        time.sleep(0.02)
    process.terminate()
    assert process.wait(timeout=30) == 143
    assert show.run("run").code == 0


def test_a_reader_that_goes_away_is_no_bug(made: ShowFolder) -> None:
    command = f"{sys.executable} -m narrator script {made.folder}/story.txt --show {made.folder} | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_a_bug_is_told_in_a_line_and_kept_in_a_log(show: ShowFolder, tmp_path: Path) -> None:
    code = (
        "import sys, narrator.ingest, narrator.cli.script as s\n"
        "def broken(*a, **k): raise ZeroDivisionError('what nobody expected')\n"
        "s.draft = broken\n"
        "from narrator.cli import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "script", str(show.story()), "--show", str(show.folder)],
        capture_output=True,
        text=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        check=False,
    )
    assert done.returncode == 70
    assert "a bug: ZeroDivisionError: what nobody expected" in done.stderr
    assert "Traceback" not in done.stderr
    (log,) = tmp_path.glob("narrator-*.log")
    assert str(log) in done.stderr
    assert "Traceback" in log.read_text()


def test_the_sample_show_lies_where_a_clone_finds_it() -> None:
    assert (EPISODES / "show.toml").is_file()
