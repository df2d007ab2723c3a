"""plan: nothing overlaps, everything adds up, cues and chapters lie where the sound is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timeline_clips import RATE_HZ, clip

from narrator.model import Article, Block, BlockKind, Clip, Mark, Role, Script, Section, Source, SourceKind, Utterance
from narrator.timeline import Timeline, plan

ARTICLE = Article(
    source=Source(kind=SourceKind.STDIN, location="-"),
    title="Harbour opens",
    blocks=(Block(kind=BlockKind.PARAGRAPH, text="The harbour opened today."),),
    language="en",
)


def say(text: str, pause_ms: int = 350, role: Role = Role.HOST) -> Utterance:
    return Utterance(role=role, written=text, spoken=text.lower(), pause_ms=pause_ms)


def clips_of(*lengths: tuple[int, ...]) -> tuple[tuple[Clip, ...], ...]:
    """Clips of so many samples, those of each utterance."""
    return tuple(tuple(map(clip, pieces)) for pieces in lengths)


def script_of(*sections: Section, marks: tuple[Mark, ...] = ()) -> Script:
    return Script(article=ARTICLE, language="en", sections=sections, marks=marks)


FRAMED = script_of(
    Section(name="intro", music="intro"),
    Section(name="welcome", utterances=(say("This is the news.", 1100, Role.ANNOUNCER),)),
    Section(name="sting", music="sting"),
    Section(name="story", utterances=(say("First."), say("Second, and last.", 750))),
    Section(name="outro", music="outro"),
    marks=(Mark(utterance=0, title="Welcome"), Mark(utterance=1, title="Harbour", url="https://news.example/1")),
)


def test_a_framed_episode_is_laid_out_in_order() -> None:
    timeline = plan(
        FRAMED,
        clips=clips_of((44_100,), (22_050,), (441, 441)),
        music={"intro": 88_200, "outro": 4_410},
        rate_hz=RATE_HZ,
    )
    assert [(placement.what, placement.start, placement.length) for placement in timeline.placements] == [
        ("intro", 0, 88_200),
        ((0, 0), 99_225, 44_100),  # 250 ms after the music
        ((1, 0), 191_835, 22_050),  # 1100 ms; there is no sting
        ((2, 0), 229_320, 441),  # 350 ms
        ((2, 1), 235_053, 441),  # 120 ms between the two pieces of one utterance
        ("outro", 268_569, 4_410),  # 750 ms
    ]
    assert timeline.total_samples == 268_569 + 4_410 + 22_050
    assert [(cue.start_ms, cue.end_ms, cue.text, cue.role) for cue in timeline.cues] == [
        (2250, 3250, "This is the news.", Role.ANNOUNCER),
        (4350, 4850, "First.", Role.HOST),
        (5200, 5340, "Second, and last.", Role.HOST),
    ]
    assert [(chapter.start_ms, chapter.title, chapter.url) for chapter in timeline.chapters] == [
        (0, "Welcome", ""),
        (4350, "Harbour", "https://news.example/1"),
    ]


def test_a_story_may_be_parted_by_music_and_its_cues_keep_who_is_quoted() -> None:
    quoted = Utterance(role=Role.QUOTE, written="One, two.", spoken="one, two", pause_ms=1100, speaker="Ann Example")
    script = script_of(
        Section(name="story", utterances=(say("First.", 1100),)),
        Section(name="sting", music="sting"),
        Section(name="story", utterances=(quoted,)),
        Section(name="sting", music="sting"),
        Section(name="story", utterances=(say("Last."),)),
        marks=(Mark(utterance=0, title="One"), Mark(utterance=1, title="Two"), Mark(utterance=2, title="Three")),
    )
    timeline = plan(script, clips=clips_of((44_100,), (44_100,), (44_100,)), music={"sting": 44_100}, rate_hz=RATE_HZ)
    assert [placement.what for placement in timeline.placements] == [(0, 0), "sting", (1, 0), "sting", (2, 0)]
    assert [(cue.start_ms, cue.speaker) for cue in timeline.cues] == [(300, ""), (3650, "Ann Example"), (7000, "")]
    assert [(chapter.start_ms, chapter.title) for chapter in timeline.chapters] == [
        (0, "One"),
        (3650, "Two"),
        (7000, "Three"),
    ]


def test_without_music_a_short_silence_leads_in() -> None:
    timeline = plan(
        script_of(Section(name="story", utterances=(say("Yes."),))), clips=clips_of((441,)), music={}, rate_hz=RATE_HZ
    )
    assert (timeline.placements[0].start, timeline.total_samples) == (13_230, 13_230 + 441 + 22_050)
    assert [(chapter.start_ms, chapter.title) for chapter in timeline.chapters] == [(0, "Harbour opens")]


def test_a_first_mark_further_on_leaves_the_start_to_the_article() -> None:
    script = script_of(
        Section(name="story", utterances=(say("One."), say("Two."))), marks=(Mark(utterance=1, title="Later"),)
    )
    timeline = plan(script, clips=clips_of((44_100,), (44_100,)), music={}, rate_hz=RATE_HZ)
    assert [(chapter.start_ms, chapter.title) for chapter in timeline.chapters] == [
        (0, "Harbour opens"),
        (1650, "Later"),
    ]


def test_what_has_no_length_leaves_nothing_behind() -> None:
    script = script_of(Section(name="story", utterances=(say("One."), say("…"), say("Two."))))
    timeline = plan(script, clips=clips_of((441,), (0, 0), (441,)), music={"intro": 0}, rate_hz=RATE_HZ)
    assert [placement.what for placement in timeline.placements] == [(0, 0), (2, 0)]
    assert [cue.text for cue in timeline.cues] == ["One.", "Two."]


@pytest.mark.parametrize("clips", [(), ((1,), (1,), (1,), (1,))])
def test_clips_for_another_script_are_refused(clips: tuple[tuple[int, ...], ...]) -> None:
    with pytest.raises(ValueError, match=f"{len(clips)} lists of clips for 3 utterances"):
        plan(FRAMED, clips=clips_of(*clips), music={}, rate_hz=RATE_HZ)


def test_a_clip_of_another_rate_lasts_as_long_as_it_is_heard() -> None:
    script = script_of(Section(name="story", utterances=(say("One."), say("Two."))))
    clips = [[clip(22_050, rate_hz=22_050)], [clip(24_001, rate_hz=24_000)]]
    timeline = plan(script, clips=clips, music={}, rate_hz=RATE_HZ)
    assert [placement.length for placement in timeline.placements] == [44_100, 44_102]


words = st.text(alphabet="abc ,.é", min_size=1, max_size=300)
utterances = st.builds(say, words, st.integers(0, 2000), st.sampled_from(Role))
sections = st.one_of(
    st.builds(Section, name=st.just("music"), music=st.sampled_from(["intro", "sting", "outro"])),
    st.builds(Section, name=st.just("words"), utterances=st.lists(utterances, max_size=4).map(tuple)),
)


@st.composite
def timelines(draw: st.DrawFn) -> tuple[Script, tuple[tuple[int, ...], ...], dict[str, int], Timeline]:
    parts = tuple(draw(st.lists(sections, max_size=5)))
    count = sum(len(part.utterances) for part in parts)
    places = draw(st.lists(st.integers(0, max(0, count - 1)), unique=True, max_size=3)) if count else []
    script = script_of(*parts, marks=tuple(Mark(utterance=place, title=f"Part {place}") for place in sorted(places)))
    pieces = st.lists(st.integers(0, 200_000), min_size=1, max_size=3).map(tuple)
    clips = draw(st.tuples(*[pieces] * count))
    music = draw(st.dictionaries(st.sampled_from(["intro", "sting", "outro"]), st.integers(0, 300_000)))
    return script, clips, music, plan(script, clips=clips_of(*clips), music=music, rate_hz=RATE_HZ)


@given(timelines())
def test_placements_never_overlap_and_everything_is_placed_once(
    planned: tuple[Script, tuple[tuple[int, ...], ...], dict[str, int], Timeline],
) -> None:
    script, clips, music, timeline = planned
    assert all(before.end <= after.start for before, after in pairwise(timeline.placements))
    sounding = sum(map(sum, clips)) + sum(music.get(section.music, 0) for section in script.sections)
    assert sum(placement.length for placement in timeline.placements) == sounding
    gaps = [after.start - before.end for before, after in pairwise(timeline.placements)]
    lead_in = timeline.placements[0].start if timeline.placements else 0
    assert timeline.total_samples == lead_in + sounding + sum(gaps) + 22_050
    assert lead_in in {0, 13_230}


@given(timelines())
def test_cues_are_in_order_inside_the_episode_and_within_their_clips(
    planned: tuple[Script, tuple[tuple[int, ...], ...], dict[str, int], Timeline],
) -> None:
    script, _, _, timeline = planned
    assert all(before.end_ms <= after.start_ms for before, after in pairwise(timeline.cues))
    assert all(0 <= cue.start_ms < cue.end_ms <= timeline.total_samples * 1000 / RATE_HZ for cue in timeline.cues)
    heard = {placement.utterance for placement in timeline.placements if placement.length >= 90} - {-1}
    told = "".join("".join(cue.text for cue in timeline.cues).split())
    assert all("".join(script.utterances[number].written.split()) in told for number in heard)


@given(timelines())
def test_chapters_begin_at_nought_and_rise(
    planned: tuple[Script, tuple[tuple[int, ...], ...], dict[str, int], Timeline],
) -> None:
    _, _, _, timeline = planned
    starts_ms = [chapter.start_ms for chapter in timeline.chapters]
    assert starts_ms[0] == 0
    assert starts_ms == sorted(set(starts_ms))
    assert starts_ms[-1] * RATE_HZ / 1000 < timeline.total_samples
