"""What an entry would change: in episodes, by their captions, and in the articles of the inbox."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from shows import STORY, ShowFolder

from narrator.config import load_show
from narrator.errors import NarratorError
from narrator.ingest import HttpFetcher
from narrator.library import Change, changes, inbox, library, of_episode
from narrator.model import Cue, Episode, Role, Source
from narrator.script import Entry, Lexicon, load_lexicon
from narrator.show import Show
from narrator.workspace import Workspace


def episodes_of(folder: Path) -> tuple[Episode, ...]:
    with Workspace(folder).read() as catalogue:
        return catalogue.episodes()


def looked_up(show: Show, entry: Entry, *, refused: list[str] | None = None) -> list[Change]:
    def tell(source: Source, _: NarratorError) -> None:
        (refused if refused is not None else []).append(source.location)

    passages = library(
        show, episodes=episodes_of(show.folder), sources=inbox(show), fetch=HttpFetcher(show.fetch), refused=tell
    )
    return [*changes(entry, lexicon=load_lexicon(show.folder / "lexicon.toml"), passages=passages)]


def test_captions_are_put_together_to_what_was_said_at_once(made: ShowFolder) -> None:
    (episode,) = episodes_of(made.folder)
    long = "A brass band played on the quay, and then it played again, and nobody who was there went home at all."
    times = ((0, 900, long[:60]), (900, 2000, long[61:]), (2350, 3000, "Then they did."))
    cues = tuple(Cue(start_ms=start, end_ms=end, text=text, role=Role.HOST) for start, end, text in times)
    assert of_episode(replace(episode, cues=cues)).texts == (f"{long[:60]} {long[61:]}", "Then they did.")
    assert "A second closure is not expected before 2040." in of_episode(episode).texts


def test_an_episode_and_a_file_of_the_inbox_are_looked_through(show: ShowFolder, made: ShowFolder) -> None:
    show.write("articles/quay.txt", f"The quay\n\n{STORY.split(chr(10), 1)[1]}")
    show.write("articles/empty.txt", "")
    opened, refused = load_show(show.folder / "show.toml"), list[str]()
    told = looked_up(opened, Entry(match="quay", say="key"), refused=refused)
    assert (told[0].written, told[0].after) == ("The quay", "The key")
    assert told[1].before.startswith("About 400 people") or told[1].before.startswith("About four hundred people")
    assert told[1].after == told[1].before.replace("quay", "key")
    assert {(change.passage.slug, change.passage.source) for change in told} == {("", "articles/quay.txt")}
    assert refused == [str(show.folder / "articles/empty.txt")]
    (change,) = looked_up(load_show(made.folder / "show.toml"), Entry(match="quay", say="key"))
    assert change.passage.slug.startswith("harbour-bridge")
    assert change.passage.source == ""


@pytest.mark.parametrize(
    ("entry", "texts"),
    [
        (Entry(match="walked", say="went"), 1),
        (Entry(match="Walked", say="went", case=True), 0),
        (Entry(match="walked", say="walked"), 0),
        (Entry(match="walked", say="went", language="de"), 0),
        (Entry(match="walked", say="went", article="*/2026/*"), 0),
        (Entry(pattern="[Ww]alk\\w+", say="went"), 1),
        (Entry(match="£4.5m", keep=True), 1),
    ],
)
def test_only_what_would_be_said_otherwise_is_told(made: ShowFolder, entry: Entry, texts: int) -> None:
    assert len(looked_up(load_show(made.folder / "show.toml"), entry)) == texts


def test_an_entry_is_tried_in_the_place_of_the_one_for_the_same_word(made: ShowFolder) -> None:
    (episode,) = episodes_of(made.folder)
    known = Lexicon(entries=(Entry(match="quay", say="kay"),))
    (change,) = changes(Entry(match="Quay", say="key"), lexicon=known, passages=[of_episode(episode)])
    assert (change.before.endswith("on the kay."), change.after.endswith("on the key.")) == (True, True)
