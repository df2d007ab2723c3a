"""The command line itself: help, names, README, completion, what goes to which stream."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from fakes_site import ArticleSite, page, status
from shows import EPISODES, STORY, Ran, ShowFolder

from narrator.cli.group import COMMANDS, common_options, narrator

README = (EPISODES.parent / "README.md").read_text(encoding="utf-8")


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command and sub-command, by its full name."""
    context = click.Context(narrator)
    for name in narrator.list_commands(context):
        command = narrator.get_command(context, name)
        assert command is not None
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {inner}", found) for inner, found in command.commands.items())


ALL = dict(commands())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_tells_what_the_command_tells(name: str) -> None:
    first = (ALL[name].help or "").strip().split("\n\n")[0].replace("\n", " ")
    assert COMMANDS[name] == first or first.startswith(COMMANDS[name].rstrip("."))


@pytest.mark.parametrize("name", [name for name, command in ALL.items() if not isinstance(command, click.Group)])
def test_every_help_has_an_example_that_names_the_command(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "narrator", *name.split(), "--help"], capture_output=True, text=True, check=True
    )
    assert f"narrator {name}" in done.stdout.split("Examples:")[1]


def test_readme_names_every_command_and_option() -> None:
    common = {option for parameter in common_options() for option in parameter.opts}
    missing = [
        f"{name} {option}"
        for name, command in ALL.items()
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("--") and option not in common and f"`{option}`" not in README
    ]
    assert missing == []
    assert [name for name in COMMANDS if f"`narrator {name}" not in README] == []
    assert [option for option in common if option.startswith("--") and f"`{option}" not in README] == []


def test_readme_names_no_command_or_option_that_is_not_there() -> None:
    known = {option for command in ALL.values() for parameter in command.params for option in parameter.opts}
    known |= {option for command in ALL.values() for parameter in command.params for option in parameter.secondary_opts}
    named = set(re.findall(r"`(--[a-z-]+)", README)) | set(re.findall(r"narrator \w+ [^`\n]*?(--[a-z-]+)", README))
    assert named - known - {"--help"} == set()
    used = re.findall(r"(?:bin/narrator|`narrator|    narrator) ([a-z]+)\b", README)
    assert [name for name in used if name not in COMMANDS] == []


def test_a_misspelt_command_is_answered_with_the_one_that_was_meant() -> None:
    done = subprocess.run([sys.executable, "-m", "narrator", "mkae"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Did you mean make?" in done.stderr


def test_a_misspelt_option_is_a_usage_error(show: ShowFolder) -> None:
    done = show.run("make", "story.txt", "--agian")
    assert done.code == 2
    assert "--again" in done.err


def test_the_version_is_told() -> None:
    done = subprocess.run([sys.executable, "-m", "narrator", "--version"], capture_output=True, text=True, check=True)
    assert re.search(r"\d+\.\d+\.\d+", done.stdout)


def test_completion_offers_the_commands() -> None:
    environ = {**os.environ, "_NARRATOR_COMPLETE": "bash_complete", "COMP_WORDS": "narrator ", "COMP_CWORD": "1"}
    program = Path(sys.executable).parent / "narrator"
    done = subprocess.run([program], capture_output=True, text=True, env=environ, check=True)
    offered = {line.split(",")[1] for line in done.stdout.splitlines()}
    assert offered == set(COMMANDS)


def test_progress_goes_to_standard_error_in_plain_lines(show: ShowFolder) -> None:
    done = show.run("make", str(show.story()))
    assert "speaking with espeak" in done.err
    assert "\r" not in done.err
    assert "speaking" not in done.out
    assert show.run("make", str(show.story(title="Quiet please")), "--quiet").err == ""


def test_progress_on_a_terminal_is_one_line_that_ends_wiped(show: ShowFolder) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "narrator", "make", str(show.story()), "--show", str(show.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        seen = b"".join(iter(lambda: _read(ours), b"")).decode()
        process.wait()
    os.close(ours)
    assert re.search(r"speaking with espeak .* — \d+ of \d+", seen)
    assert seen.endswith("\r\x1b[2K")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65_536)
    except OSError:  # Linux tells the other end's closing so
        return b""


def test_init_makes_a_show_that_makes_an_episode(tmp_path: Path) -> None:
    def narrate(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "narrator", *arguments]
        return subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)

    started = narrate("init", "my-show", "--title", "My Reading List", "--author", "Ann Example")
    assert started.returncode == 0, started.stderr
    assert "narrator make my-show/articles/welcome.txt" in started.stdout
    done = narrate("make", "my-show/articles/welcome.txt", "--show", "my-show", "--engine", "espeak")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "my-show" / "public" / "feed.xml").is_file()
    again = narrate("init", "my-show")
    assert again.returncode == 1
    assert "show.toml already" in again.stderr
    bad = narrate("init", "other", "--language", "english")
    assert bad.returncode == 78
    assert not (tmp_path / "other").exists()


def test_say_writes_what_it_said(show: ShowFolder) -> None:
    show.write("lexicon.toml", '[words]\n"Ellery" = "ellery-oh"\n')
    done = show.run("say", "Port Ellery gets £4.5m", "-o", "said.wav")
    assert done.code == 0, done.err
    assert "ellery-oh" in done.out
    assert "4.5 million pounds" in done.out or "four point five million pounds" in done.out
    assert (show.folder / "said.wav").stat().st_size > 40_000
    assert show.run("say", "   ").code == 1
    assert show.run("say", "Hello", "-o", "nowhere/said.wav").code == 1


def test_script_says_why(show: ShowFolder) -> None:
    text = show.story().read_text(encoding="utf-8")
    show.write("story.txt", f"{text}\nLeave a Reply\n\nYour email address will not be published.\n")
    done = show.run("script", "story.txt", "--why")
    kept, dropped = done.out.split("── left out")
    assert "Leave a Reply" in dropped
    assert "Leave a Reply" not in kept
    assert "── story" in kept


# ── make: what a source may be ───────────────────────────────────────────────────────────────────────────────────────

FEED = (
    '<rss version="2.0"><channel><item><link>/first</link><pubDate>01 Jul 2025 06:00:00 GMT</pubDate></item>'
    "<item><link>/second</link><pubDate>02 Jul 2025 06:00:00 GMT</pubDate></item></channel></rss>"
)


def article_page(title: str) -> str:
    paragraphs = "".join(f"<p>{part}</p>" for part in STORY.split("\n\n")[1:])
    return f"<!DOCTYPE html><html><title>{title}</title><article><h1>{title}</h1>{paragraphs}</article></html>"


def titles(done: Ran) -> list[str | None]:
    return [outcome["episode"] and outcome["episode"]["title"] for outcome in done.json["outcomes"]]


def test_make_takes_a_folder_the_oldest_first_and_one_bad_file_stops_no_other(show: ShowFolder) -> None:
    for age, name in enumerate(("b.txt", "a.txt")):
        os.utime(show.story(f"in/{name}", title=f"Number {age}"), (age + 1, age + 1))
    os.utime(show.write("in/empty.txt", ""), (9, 9))
    show.write("in/.hidden.txt", "x")
    done = show.run("make", "in", "--json")
    assert done.code == 3
    assert titles(done) == ["Number 0", "Number 1", None]
    assert "empty.txt: is empty" in done.err


def test_make_takes_the_newest_of_a_feed_and_asks_each_page_once(show: ShowFolder) -> None:
    pages = {"/first": page(article_page("First")), "/second": page(article_page("Second"))}
    with ArticleSite({"/feed": page(FEED, "application/rss+xml"), **pages}) as site:
        done = show.run("make", f"{site.url}/feed", "--newest", "1", "--json")
        assert (done.code, titles(done)) == (0, ["Second"]), done.err
        assert site.asked() == ["/feed", "/second"]
        show.add_to_config("[reading]\nnewest = 2\n")
        assert titles(show.run("make", f"{site.url}/feed", "--json")) == ["First", "Second"]
        site.requests.clear()
        assert show.run("make", f"{site.url}/first").code == 0
        assert site.asked() == ["/first"]


def test_make_takes_an_opml_list_and_tells_of_the_feeds_it_could_not_read(show: ShowFolder) -> None:
    with ArticleSite({"/feed": page(FEED), "/second": page(article_page("Second")), "/down": status(503)}) as site:
        outlines = "".join(f'<outline xmlUrl="{site.url}{path}"/>' for path in ("/down", "/feed"))
        show.write("feeds.opml", f"<opml><body>{outlines}</body></opml>")
        done = show.run("make", "feeds.opml", "--newest", "1", "--json")
        assert (done.code, titles(done)) == (3, [None, "Second"])
        assert done.json["outcomes"][0]["source"] == f"{site.url}/down"
        assert "503" in done.err


def test_make_tells_of_what_has_no_articles(show: ShowFolder) -> None:
    (show.folder / "in").mkdir()
    assert "holds no files" in show.run("make", "in").err
    with ArticleSite({"/feed": page('<feed xmlns="http://www.w3.org/2005/Atom"></feed>')}) as site:
        done = show.run("make", f"{site.url}/feed")
        assert (done.code, "has no articles yet" in done.err) == (0, True)


def test_script_refuses_a_folder_and_a_feed(show: ShowFolder) -> None:
    show.write("feed.xml", FEED)
    for source, what in {".": "is a folder", "feed.xml": "is an article feed"}.items():
        done = show.run("script", source)
        assert done.code == 1
        assert what in done.err
        assert "narrator make" in done.err


def test_voices_tells_of_each_engine(show: ShowFolder) -> None:
    done = show.run("voices")
    assert re.search(r"^espeak \S+ — well", done.out, re.MULTILINE)
    assert "gtts" in done.out
    assert "en-GB" in show.run("voices", "--language", "en").out


def test_doctor_finds_a_show_in_order(show: ShowFolder) -> None:
    show.run("make", str(show.story()))
    done = show.run("doctor")
    assert done.code == 0, done.out
    assert "problem" not in done.out
    (audio,) = show.public.glob("episodes/*/*.mp3")
    audio.unlink()
    broken = show.run("doctor")
    assert broken.code == 1
    assert "is missing or damaged" in broken.out


def test_doctor_reports_a_faulty_configuration_as_a_finding(show: ShowFolder) -> None:
    show.add_to_config("[styel]\n")
    done = show.run("doctor")
    assert done.code == 1
    assert "did you mean style?" in done.out


def test_doctor_checks_how_pages_are_read_and_who_quotes(show: ShowFolder) -> None:
    text = (show.folder / "show.toml").read_text(encoding="utf-8")
    show.write("show.toml", text + '\n[voice.espeak]\nquote = "gmw/en-US"\n')
    told = show.run("doctor")
    assert told.code == 0, told.out
    assert 'write quotes = "voice" under [style.say]' in told.out
    show.add_to_config('[style.say]\nquotes = "voice"\n[[sites]]\nhost = "news.example"\ndrop = ["p >"]\n')
    faulty = show.run("doctor")
    assert faulty.code == 1
    assert "'p >' is no CSS selector" in faulty.out
    assert "under [style.say]" not in faulty.out
