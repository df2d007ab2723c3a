"""`narrator say`: one text spoken to a file."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from narrator.audition import recording
from narrator.cli.group import command
from narrator.cli.opening import accounts, settings, show_or_none
from narrator.cli.output import minutes, print_table, progress, short_path
from narrator.config import LEXICON_NAME
from narrator.script import load_lexicon, write_text
from narrator.show import Show
from narrator.speech import ClipStore, narrate

EXAMPLES = """
narrator say "Shohrat Zakir told Sky News"
narrator say "Guten Morgen" --language de -o morning.wav
"""


@command(EXAMPLES)
@click.argument("text")
@click.option("-o", "--output", type=click.Path(path_type=Path), default="say.wav", show_default=True, help="The file.")
@click.option("--language", default="", metavar="TAG", help="The language of the text, if not the show's.")
@click.option("--engine", default="", metavar="NAME", help="The engine to speak, instead of the show's choice.")
def say(text: str, *, output: Path, language: str, engine: str) -> None:
    """Speak a text to a WAV file, to try a voice or a lexicon entry."""
    found, told = show_or_none(), progress(quiet=settings().quiet)
    show = found or Show(folder=Path.cwd(), title="narrator", author="narrator")
    lexicon = load_lexicon(show.folder / LEXICON_NAME)
    script = write_text(text, language=language or show.language, lexicon=lexicon)
    with tempfile.TemporaryDirectory() as folder:
        speech = narrate(
            script,
            voicing=show.voice,
            store=ClipStore(Path(folder)),
            progress=told,
            only=engine,
            accounts=accounts(found, tell=told.stage),
        )
        output.write_bytes(recording(speech))
    duration_ms = sum(clip.duration_ms for clips in speech.clips for clip in clips)
    casting = speech.casting
    spoken = " ".join(utterance.spoken for utterance in script)
    voice = f"{casting.voice.engine} {casting.voice.name} ({casting.why})"
    print_table([("Said", spoken), ("Voice", voice), ("Length", minutes(duration_ms)), ("Audio", short_path(output))])
