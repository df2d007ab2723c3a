"""A show and its episodes to publish; run as a program, it writes the golden files anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from narrator.model import Casting, Chapter, Cue, Enclosure, Episode, Identity, Role, Voice
from narrator.publish import files_of, render_feed, render_index
from narrator.show import Show

GOLDEN = Path(__file__).parent / "golden" / "publish"
GUID = "9b024349-ccf0-5f69-a609-6b82873eab3c"
COVER = "cover-0a1b2c3d.jpg"

SHOW = Show(
    folder=Path("show"),
    title="Behind the Harbour",
    author="The Harbour Gazette",
    link="https://podcast.example/harbour",
    description="Three stories a week from the port, read aloud.\n\nNews & more: who sails, who stays, and why.",
    language="en-GB",
    category=("News", "Daily News"),
    email="desk@gazette.example",
    copyright="© 2025 The Harbour Gazette",
    timezone="Europe/London",
)

CUES = (
    Cue(
        start_ms=1_200, end_ms=4_450, text="From The Harbour Gazette, this is Behind the Harbour.", role=Role.ANNOUNCER
    ),
    Cue(start_ms=4_800, end_ms=6_900, text="It’s Monday, the 24th of November.", role=Role.ANNOUNCER),
    Cue(start_ms=9_000, end_ms=12_250, text="Ferry crews vote to keep the night boat", role=Role.HOST),
    Cue(
        start_ms=13_000,
        end_ms=19_640,
        text="The night boat to the islands will sail on through the winter, as its crews voted by 61 to 9 to keep it.",
        role=Role.HOST,
    ),
    Cue(
        start_ms=19_990,
        end_ms=24_000,
        text="R&D costs, the owners say, fell by <10% --> less than feared.",
        role=Role.HOST,
    ),
    Cue(
        start_ms=24_750,
        end_ms=29_100,
        text="“Nobody here wanted to be the one who cast off the last time.”",
        role=Role.QUOTE,
        speaker="Ann Moir",
        starts_ms=tuple(range(24_750, 28_650, 300)),
    ),
    Cue(start_ms=31_000, end_ms=32_100, text="What it costs", role=Role.HOST),
    Cue(
        start_ms=33_000,
        end_ms=40_500,
        text="A crossing takes nine hours and £1,400 of fuel; a Vec<T> of ledgers fills one shelf of the harbour.",
        role=Role.HOST,
    ),
    Cue(
        start_ms=3_600_000,
        end_ms=3_602_345,
        text="You heard an article of The Harbour Gazette, read by a synthetic voice.",
        role=Role.ANNOUNCER,
    ),
)

EPISODE = Episode(
    identity=Identity(
        guid="5f0f3f0e-7c59-4a3b-9d43-0d6b0f4b8a11",
        slug="ferry-crews-vote-1f2e3d4c",
        published=datetime(2025, 11, 24, 6, 30, tzinfo=UTC),
    ),
    title="Ferry crews vote to keep the night boat",
    summary="After a summer of doubt the crossing survives – for one more winter & with fewer berths.",
    language="en-GB",
    authors=("Ada Marsh", "Tomás Ó Briain"),
    site_name="The Harbour Gazette",
    source_url="https://gazette.example/2025/11/ferry?id=7&page=1",
    article_key="url:https://gazette.example/2025/11/ferry",
    fingerprint="0d" * 32,
    words=942,
    casting=Casting(
        voice=Voice(engine="espeak", name="gmw/en", language="en-GB"),
        engine_version="1.52.0",
        why="gtts is not reachable",
        quote=Voice(engine="espeak", name="gmw/en-US", language="en-US"),
    ),
    enclosure=Enclosure(name="ferry-crews-vote-1f2e3d4c-9a8b7c6d.mp3", length_bytes=3_612_345, media_type="audio/mpeg"),
    duration_ms=3_605_499,
    loudness_lufs=-19.02,
    peak_dbtp=-1.4,
    cues=CUES,
    chapters=(
        Chapter(start_ms=0, title="Welcome"),
        Chapter(
            start_ms=9_000, title="Ferry crews vote to keep the night boat", url="https://gazette.example/2025/11/ferry"
        ),
        Chapter(start_ms=31_000, title="What it costs"),
        Chapter(start_ms=3_600_000, title="Sign-off"),
    ),
)

ARABIC = replace(
    EPISODE,
    identity=Identity(
        guid="0d7f8b52-51a1-4f9c-8d55-0f6a3d6f1c22",
        slug="7a6b5c4d",
        published=datetime(2025, 11, 23, 18, 0, tzinfo=UTC),
    ),
    title="الميناء يفتح أبوابه ليلاً",
    summary="قرار جديد يعيد الحياة إلى الأرصفة القديمة.",
    language="ar",
    authors=("ليلى حداد",),
    site_name="جريدة الميناء",
    source_url="https://gazette.example/ar/ميناء",
    article_key="url:https://gazette.example/ar/ميناء",
    enclosure=Enclosure(name="7a6b5c4d-11223344.mp3", length_bytes=912_000, media_type="audio/mpeg"),
    duration_ms=76_000,
    cues=(
        Cue(start_ms=500, end_ms=4_000, text="قررت إدارة الميناء فتح الأرصفة القديمة ليلاً.", role=Role.HOST),
        Cue(start_ms=4_900, end_ms=9_000, text="وسيبدأ العمل بالقرار الجديد يوم الاثنين.", role=Role.HOST),
    ),
    chapters=(),
)

GERMAN = replace(
    EPISODE,
    identity=Identity(
        guid="c2c1de0a-54fd-4a5e-8f2f-8d9c3f5a7b33",
        slug="die-faehre-bleibt-5e6f7a8b",
        published=datetime(2025, 11, 22, 5, 0, tzinfo=UTC),
    ),
    title="Die Fähre bleibt",
    summary="",
    language="de",
    authors=(),
    site_name="",
    source_url="",
    article_key="file:articles/faehre.md#0a1b2c3d",
    enclosure=Enclosure(name="die-faehre-bleibt-5e6f7a8b-55667788.mp3", length_bytes=700_123, media_type="audio/mpeg"),
    duration_ms=58_000,
    cues=(Cue(start_ms=500, end_ms=3_000, text="Die Fähre bleibt, wo sie ist.", role=Role.HOST),),
    chapters=(Chapter(start_ms=0, title="Die Fähre bleibt"),),
)

EPISODES = (EPISODE, ARABIC, GERMAN)


def titled(title: str, *, number: int = 1, published: datetime = EPISODE.identity.published) -> Episode:
    """An episode of that title, with a GUID, slug and enclosure of its own."""
    slug = f"episode-{number:08x}"
    identity = Identity(guid=f"00000000-0000-4000-8000-{number:012x}", slug=slug, published=published)
    enclosure = replace(EPISODE.enclosure, name=f"{slug}-0badcafe.mp3")
    return replace(EPISODE, title=title, identity=identity, enclosure=enclosure)


def rendered() -> dict[str, bytes]:
    """Everything that a golden file holds, by the file's name."""
    files = files_of(EPISODE, show=SHOW, cover_name=COVER)
    return {
        "feed.xml": render_feed(SHOW, podcast_guid=GUID, episodes=EPISODES, cover_name=COVER),
        "index.html": render_index(SHOW, episodes=EPISODES, cover_name=COVER),
        **{f"transcript.{name.partition('.')[2]}": files[name] for name in files if name.startswith("ferry")},
        "chapters.json": files["chapters.json"],
        "episode.html": files["index.html"],
        "record.json": files["episode.json"],
    }


if __name__ == "__main__":
    for name, content in rendered().items():
        (GOLDEN / name).write_bytes(content)
