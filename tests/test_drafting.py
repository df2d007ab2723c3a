"""Scripts as files: known by their name, written whole, and not overwritten once somebody has edited them."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrator.drafting import draft, load_document, save_document
from narrator.errors import SourceError, WorkspaceError
from narrator.ingest import Fetched, source_of
from narrator.model import Article, Block, BlockKind, Role, Script, Section, Source, SourceKind, Utterance
from narrator.script import Lexicon, write_document
from narrator.show import Pauses, Show

LEXICON = Lexicon.empty()


def document(title: str) -> str:
    said = Utterance(role=Role.HOST, written=title, spoken=title, pause_ms=100)
    article = Article(
        source=Source(kind=SourceKind.URL, location="https://gazette.example/a"),
        title=title,
        blocks=(Block(kind=BlockKind.PARAGRAPH, text=title),),
        language="de",
    )
    script = Script(article=article, language="de", sections=(Section(name="story", utterances=(said,)),))
    return write_document(script, key="url:https://gazette.example/a", pauses=Pauses(), lexicon=LEXICON)


def no_network(url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
    raise AssertionError(url)


def test_a_script_is_read_and_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "story.script.md"
    save_document(path, document("Haven dicht."), force=False)
    show = Show(folder=tmp_path, title="x", author="y")
    drafted = draft(source_of(str(path), cwd=tmp_path), show=show, lexicon=LEXICON, fetch=no_network)
    assert drafted.key == "url:https://gazette.example/a"
    assert [u.spoken for u in drafted.reviewed or ()] == ["Haven dicht."]


def test_an_edited_file_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "story.script.md"
    first, second = document("Haven gaat dicht"), document("Hafen vor dem Aus")
    save_document(path, first, force=False)
    save_document(path, second, force=False)
    edited = second.replace("Hafen vor", "Der Hafen vor")
    path.write_text(edited, encoding="utf-8")
    with pytest.raises(WorkspaceError, match="has been edited"):
        save_document(path, first, force=False)
    assert path.read_text(encoding="utf-8") == edited
    save_document(path, first, force=True)
    assert load_document(path, lexicon=LEXICON).article.title == "Haven gaat dicht"


def test_a_script_is_known_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"must end in \.script\.md") as raised:
        save_document(tmp_path / "story.md", "x", force=False)
    assert raised.value.hint == "name it story.script.md"


@pytest.mark.parametrize(("content", "told"), [(b"+++\n\xff", "line 2: is not UTF-8"), (None, "no such file")])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None, told: str) -> None:
    path = tmp_path / "story.script.md"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SourceError, match=told):
        load_document(path, lexicon=LEXICON)
