"""Scripts as Markdown: what is read is what was written, and what an editor may do to it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples_script import HAFEN, HARBOUR, HAVEN, LEXICON, MORNING, a_show, an_article

from narrator.errors import SourceError
from narrator.model import Article, BlockKind, Mark, Role, Script, Section, Utterance
from narrator.script import Entry, Lexicon, write
from narrator.script.document.layout import SPOKEN
from narrator.script.document.read import read_document
from narrator.script.document.writing import is_as_written, write_document
from narrator.show import MUSIC, Pauses

KEY = "url:https://gazette.example/harbour"


def written(script: Script, *, pauses: Pauses | None = None, lexicon: Lexicon = LEXICON) -> str:
    return write_document(script, key=KEY, pauses=pauses or Pauses(), lexicon=lexicon)


def read_back(text: str, *, lexicon: Lexicon = LEXICON) -> Script:
    return read_document(text, which="story.script.md", lexicon=lexicon)


def script_of(article: Article) -> Script:
    return write(article, show=a_show(), lexicon=LEXICON, published=MORNING)


def document(body: str) -> str:
    return f'+++\ntitle = "The harbour"\nlanguage = "en-GB"\n+++\n{body}\n'


def faults(text: str) -> str:
    with pytest.raises(SourceError) as raised:
        read_back(text)
    return raised.value.cause


# ── there and back ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("article", [HARBOUR, HAFEN, HAVEN], ids=["en", "de", "nl"])
def test_an_article_s_script_comes_back(article: Article) -> None:
    script = script_of(article)
    again = read_back(written(script))
    assert (again.sections, again.marks, again.language) == (script.sections, script.marks, script.language)


SIGNS = [
    "#",
    "## story",
    "### x",
    "> ",
    "*",
    "**host:**",
    "**",
    "*(pause 1 s)*",
    "{{",
    "}}",
    "{{say: x}}",
    "[sting]",
    "]",
]
SIGNS += [
    "[chapter]",
    "\\",
    "<!--",
    "-->",
    "+++",
    "---",
    "1.",
    "“Go.” He went.",
    "£4m",
    "Okoro",
    " ",
    "\u00a0",
    "\r",
    "\x85",
]
TEXTS = st.one_of(
    st.text(st.characters(exclude_characters="\n"), max_size=30),
    st.lists(st.one_of(st.sampled_from(SIGNS), st.text("ab\\{}*[]()<>#: ", max_size=4)), max_size=6).map("".join),
)
SAID = TEXTS.map(lambda text: f"{text}a")
UTTERANCES = st.builds(
    Utterance,
    role=st.sampled_from(Role),
    written=TEXTS,
    spoken=SAID,
    pause_ms=st.one_of(st.sampled_from([116, 350, 750, 900, 1100]), st.integers(0, 60_000)),
    speaker=st.one_of(st.just(""), st.sampled_from(["Ann", "host", "quote, Ann", "a:b", "**"]), TEXTS),
)
SAME = st.builds(lambda u: replace(u, spoken=u.written or "a"), UTTERANCES).filter(
    lambda u: any(map(str.isalnum, u.spoken))
)
WORDS = st.builds(
    Section,
    name=st.sampled_from(SPOKEN),
    utterances=st.lists(st.one_of(UTTERANCES, SAME), min_size=1, max_size=4).map(tuple),
)
MUSICS = st.sampled_from(MUSIC).map(lambda name: Section(name=name, music=name))


PAUSES = st.lists(st.integers(0, 2000), min_size=4, max_size=4).map(
    lambda ms: Pauses(sentence_ms=ms[0], paragraph_ms=ms[1], heading_ms=ms[2], section_ms=ms[3])
)


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    sections = [*draw(st.lists(st.one_of(WORDS, MUSICS), max_size=4)), draw(WORDS)]
    said = [utterance for section in sections for utterance in section.utterances]
    places = sorted(draw(st.lists(st.integers(0, len(said) - 1), max_size=4)))
    of_article = st.just(("The harbour", "https://gazette.example/harbour"))
    titles = [draw(st.one_of(of_article, st.tuples(TEXTS, TEXTS), st.just((said[at].written, "")))) for at in places]
    marks = [Mark(utterance=at, title=title, url=url) for at, (title, url) in zip(places, titles, strict=True)]
    article = an_article(title="The harbour", canonical_url="https://gazette.example/harbour")
    return Script(article=article, language="en-GB", sections=tuple(sections), marks=tuple(marks))


@given(script=scripts(), pauses=PAUSES)
def test_any_script_comes_back(script: Script, pauses: Pauses) -> None:
    text = written(script, pauses=pauses)
    again = read_back(text)
    assert again.sections == script.sections
    assert again.marks == script.marks
    assert is_as_written(text)


@given(text=st.one_of(st.text(), st.lists(st.sampled_from([*SIGNS, "\n"])).map("".join)))
def test_any_text_is_read_or_its_faults_are_told(text: str) -> None:
    with suppress(SourceError):
        assert read_back(document(text)).utterances


def test_the_facts_of_the_article_come_back() -> None:
    article = replace(HARBOUR, published=MORNING, section="World", tags=("sea", "“quotes” \\ \x7f"))
    again = read_back(written(script_of(article))).article
    kept = ("source", "title", "standfirst", "authors", "published", "site_name", "section", "tags", "canonical_url")
    assert [getattr(again, name) for name in kept] == [getattr(article, name) for name in kept]
    assert again.key == KEY
    assert "harbour. “We were told nothing,”" in again.blocks[0].text
    assert {block.kind for block in again.blocks} == {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTE}
    assert abs(again.words - article.words) < 20


def test_it_reads_as_an_editor_would_write_it() -> None:
    text = written(script_of(HARBOUR))
    for line in (
        "[intro]",
        "## story",
        "### WHAT THE OWNERS TOLD US {{say: what the owners told us.}}",
        "By Kim Lindqvist and Jo Abara.",
        "1. a loan of $4.5m {{say: One. a loan of four point five million dollars.}}",
    ):
        assert f"\n{line}\n" in text
    assert "\n> “We will keep the harbour open until 31 March." in text


# ── an editor's changes ──────────────────────────────────────────────────────────────────────────────────────────────


def said(body: str) -> list[tuple[str, str, str, int]]:
    return [(u.role.value, u.written, u.spoken, u.pause_ms) for u in read_back(document(body))]


def test_a_new_line_is_said_by_the_rules() -> None:
    assert said("## story\nIt cost £4m. Okoro paid.") == [
        ("host", "It cost £4m.", "It cost four million pounds.", 350),
        ("host", "Okoro paid.", "oh-CORE-oh paid.", 1100),
    ]


def test_a_say_form_is_said_as_it_stands() -> None:
    assert said("## story\nIt cost £4m. {{say: It cost £4m}}") == [("host", "It cost £4m.", "It cost £4m", 1100)]


def test_lines_and_paragraphs_have_their_pauses() -> None:
    body = "## story\nOne.\nTwo.\n\nThree. *(pause 2 s)*\n### Four\nFive.\n\n*(pause 1,5 s)*\nSix."
    assert [pause_ms for *_, pause_ms in said(body)] == [350, 750, 2000, 900, 1500, 1100]


def test_who_speaks_is_told_before_the_words() -> None:
    body = "## story\n> Go.\n**announcer:** Now.\n> **Ann Okoro:** Never.\n## headline\n**Host:** Hear, hear."
    assert [role for role, *_ in said(body)] == ["quote", "announcer", "quote", "host"]
    assert [u.speaker for u in read_back(document(body))] == ["", "", "Ann Okoro", ""]


def test_music_between_paragraphs_goes_on_with_the_part() -> None:
    script = read_back(document("## story\nOne.\n\n[sting]\n\nTwo.\n\n[outro]"))
    assert [(s.name, s.music, len(s.utterances)) for s in script.sections] == [
        ("story", "", 1), ("sting", "sting", 0), ("story", "", 1), ("outro", "outro", 0),
    ]  # fmt: skip


def test_headings_and_chapters_are_marks() -> None:
    script = read_back(document("## story\n[chapter]\nOne.\n\n### Two\n\n[chapter: Three](https://x.example)\nFour."))
    assert [(mark.utterance, mark.title, mark.url) for mark in script.marks] == [
        (0, "The harbour", ""), (1, "Two", ""), (2, "Three", "https://x.example"),
    ]  # fmt: skip


def test_a_protected_sign_is_said() -> None:
    assert [line for _, line, *_ in said("## story\n\\# One.\n\\[sting]\nA \\{{b}\\} c.\nC:\\path.")] == [
        "# One.", "[sting]", "A {{b}} c.", "C:\\path.",
    ]  # fmt: skip


def test_lines_from_other_systems_are_read() -> None:
    text = written(script_of(HAVEN))
    assert read_back("\ufeff" + text.replace("\n", "\r\n")).sections == read_back(text).sections


def test_all_faults_are_told_with_their_lines() -> None:
    text = document(
        "One.\n## stroy\nTwo {{say: x}} y.\n[fanfare]\n# Three\n* * *\n\nFour *(pause long)*\n*(pause 99 s)*"
    )
    told = faults(text).splitlines()
    assert told[0] == "8 faults"
    assert [line.split(":")[0].strip() for line in told[1:]] == [f"line {n}" for n in (5, 6, 7, 8, 9, 10, 12, 13)]
    assert "did you mean story?" in told[2]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "line 1: the facts of the article are missing"),
        ("+++\ntitle = x\n+++\n## story\nOne.", "line 2"),
        ('+++\ntitel = "x"\nlanguage = "english"\n+++\n', "did you mean title?"),
        ('+++\ntitle = "x"\nlanguage = "en"\nauthors = "Ann"\n+++\n', "authors: must be a list"),
        ('+++\ntitle = "x"\nlanguage = "en"\npublished = 2026\n+++\n', "published: must be a moment"),
        ('+++\ntitle = "x"\nlanguage = "en"\nnarrator_script = 2\n+++\n', "narrator_script: must be 1"),
        (document(""), "no line to be said"),
        (document("<!-- a note\n## story\nOne."), "line 5: the comment that begins here has no end"),
        (document("## story\nOne.\n[chapter: Two]"), "no line follows"),
    ],
)
def test_what_is_wrong_is_named(text: str, told: str) -> None:
    assert told in faults(text)


# ── what it is known by ──────────────────────────────────────────────────────────────────────────────────────────────


def test_an_edit_changes_the_fingerprint_and_a_comment_does_not() -> None:
    text = written(script_of(HARBOUR))
    known = read_back(text).article.fingerprint
    same = text.replace("## story\n", "## story\n\n<!-- seen by the desk -->\n").replace("\n\n", "\n\n\n")
    assert read_back(same).article.fingerprint == known
    for old, new in [("They named", "They gave"), ("oh-CORE-oh", "oko-ro"), ("[sting]\n", ""), ("> “We", "“We")]:
        assert old in text
        assert read_back(text.replace(old, new)).article.fingerprint != known


def test_a_lexicon_that_changes_does_not_change_the_fingerprint() -> None:
    text = document("## story\nOkoro paid.")
    other = Lexicon(entries=(Entry(match="Okoro", say="oko-ro"),))
    assert read_back(text).utterances != read_back(text, lexicon=other).utterances
    assert read_back(text).article.fingerprint == read_back(text, lexicon=other).article.fingerprint


def test_a_megabyte_is_read() -> None:
    for body in ("{{say: " * 150_000, "*(pause " * 120_000, "**a" * 300_000, "[" * 10**6, "(" * 10**6, " " * 10**6):
        with suppress(SourceError):
            assert read_back(document(f"## story\n{body}")).utterances
