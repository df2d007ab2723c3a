"""What stands around a story on its page: told by the boxes that it stands in, whatever its words and language."""

from __future__ import annotations

from pathlib import Path

import pytest
from ingest_samples import STORY, no_network, rules, texts, web_page
from lxml.html import document_fromstring

from narrator.ingest.furniture import RULE_NAMES
from narrator.ingest.furniture.keeping import SURROUNDINGS
from narrator.ingest.pages.home import home_of
from narrator.ingest.pages.runs import runs_of
from narrator.ingest.pages.story import Story, story_of
from narrator.ingest.read import read
from narrator.model import BlockKind, Source, SourceKind
from narrator.show import Reading as Choice

PARAGRAPHS = [f"{number} winters ago it was the same. {STORY}" for number in range(4, 10)]


def page(*, before: str = "", after: str = "", at_end: str = "", inside: str = "", form: str = "<p>{}</p>") -> str:
    """Write a page: a story in a box of its own, `inside` after its second paragraph, `at_end` after its last."""
    parts = [form.format(text) for text in PARAGRAPHS]
    body = "".join([*parts[:2], inside, *parts[2:], at_end])
    return web_page(f"<div class='page'>{before}<div class='text'>{body}</div>{after}</div>")


def found(markup: str, *, keep: tuple[str, ...] = ()) -> Story:
    """Make the story of a page on which all runs were found."""
    runs = runs_of(document_fromstring(markup))
    return story_of(runs, frozenset(range(len(runs))), keep)


def told(markup: str) -> list[str]:
    """List what is said of a page."""
    return [block.text for block in found(markup).blocks if block.kind is not BlockKind.CAPTION]


def why(markup: str) -> set[str]:
    return {dropped.rule for dropped in found(markup).dropped}


# ── after the story ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "after",
    [
        "<div><h3>Aus dem Ort</h3><p>Der Rat tagt am Montag in der alten Schule am Fluss, sagt die Stadt.</p></div>",
        "<p>The Gazette is a newspaper that was founded in the year of the great flood.</p>",
        "<table><tr><td>Print</td><td>Send it to a friend</td></tr></table>",
        "<ul><li>Fullscreen</li><li>Thumbnails</li></ul>",
        "<dl><dt><a href='/n'>Plants revived</a></dt><dd>They grew again after a century of ice. more »</dd></dl>",
    ],
)
def test_what_stands_after_the_home_of_the_story_is_none_of_it(after: str) -> None:
    assert told(page(after=after)) == PARAGRAPHS
    assert why(page(after=after)) == {"after the story"}


def test_the_second_half_of_a_story_is_no_furniture() -> None:
    half = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    markup = web_page(
        f"<div class='page'><div class='one'>{half}</div><div class='two'>{half.replace('same', 'like')}</div></div>"
    )
    assert len(found(markup).blocks) == 2 * len(PARAGRAPHS)


@pytest.mark.parametrize(
    "at_end",
    [
        "<div class='figyelem'><p>A hozzászólások nem a lap nézeteit tükrözik, azokért nem felel.</p></div>",
        "<section id='zusatz'><h2>Meine Meinung</h2><p>Hier ist Platz dafür.</p></section>",
        "<p class='tail'>Kick off your day with <a href='/n'>the letter of the Gazette</a>. It is free. Get it.</p>",
    ],
)
def test_a_small_box_that_ends_the_page_and_is_set_as_nothing_in_the_story_is_none_of_it(at_end: str) -> None:
    assert told(page(at_end=at_end)) == PARAGRAPHS
    assert why(page(at_end=at_end)) == {"after the story"}


@pytest.mark.parametrize(
    "at_end",
    [
        "<p>And nobody has crossed the river there since that winter.</p>",
        "<p class='text-right'>And nobody has crossed the river there since that winter.</p>",
        "<div>And nobody has crossed the river there since that winter.</div>",
        "<ul class='facts'><li>Length: 300 metres</li><li>Built: 1901</li></ul>",
        "<blockquote class='last'><p>“We will build it again, and it will stand,” the mayor said.</p></blockquote>",
        f"<section class='wrap-up'><p>{STORY}</p><p>{STORY[:-1]}, too. {STORY} {STORY} {STORY}</p></section>",
    ],
)
def test_what_ends_a_story_stays(at_end: str) -> None:
    assert len(told(page(at_end=at_end))) > len(PARAGRAPHS)


def test_a_last_paragraph_with_a_class_more_is_one_of_the_story() -> None:
    form = "<p class='body-graf'>{}</p>"
    last = "<div class='end body-graf'>And nobody has crossed the river there since.</div>"
    assert told(page(form=form, at_end=last))[-1] == "And nobody has crossed the river there since."


# ── boxes beside it ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "name",
    [
        "class='related-stories'",
        "class='module-newsletter'",
        "class='SideContent'",
        "class='inlineAd'",
        "id='leaveComment'",
        "class='c-promo__box'",
        "aria-label='Related links'",
        "data-component='sponsored-box'",
    ],
)
def test_a_box_that_is_named_as_none_of_a_story_is_none(name: str) -> None:
    box = f"<div {name}><p>Families cross the river by boat, and the ferry is full every day.</p></div>"
    assert told(page(inside=box)) == PARAGRAPHS
    assert "Families cross the river by boat, and the ferry is full every day." in {
        dropped.text for dropped in found(page(inside=box)).dropped
    }


@pytest.mark.parametrize(
    "box",
    [
        "<div class='shipping'><p>Families cross the river by boat, and the ferry is full every day.</p></div>",
        "<div class='section--ads'><p>Families cross the river by boat, and the ferry is full every day.</p></div>",
        "<blockquote class='social-embed'><p>Families cross the river by boat, and the ferry is full.</p></blockquote>",
        "<div class='teaser-heading'><h2>How it fell</h2></div>",
        "<h3 id='related-work'>Related work</h3>",
    ],
)
def test_a_box_of_the_story_stays(box: str) -> None:
    assert len(told(page(inside=box))) == len(PARAGRAPHS) + 1


def test_a_name_says_nothing_of_most_of_a_story() -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    assert told(web_page(f"<div class='related'>{paragraphs}</div>")) == PARAGRAPHS


LINKS = "<li><a href='/a'>How lasers found the lost city</a></li><li><a href='/b'>The lost island, seen again</a></li>"
ENTRIES = "".join(
    f"<li><a href='/{n}'>A road is under repair {n}</a> four years after it was built. Published Jul {n}, 01:01</li>"
    for n in (11, 12, 13)
)


@pytest.mark.parametrize(
    "box", [f"<ul>{LINKS}</ul>", f"<div class='x'><h4>Webcasts</h4><ul>{LINKS}</ul></div>", f"<ul>{ENTRIES}</ul>"]
)
def test_a_list_of_links_leads_elsewhere(box: str) -> None:
    assert told(page(inside=box)) == PARAGRAPHS
    assert why(page(inside=box)) == {"list of teasers"}


def test_a_list_that_a_sentence_leads_to_stays() -> None:
    assert len(told(page(inside=f"<p>These are the books it names:</p><ul>{LINKS}</ul>"))) == len(PARAGRAPHS) + 3


def test_lists_of_links_that_are_a_good_part_of_a_story_are_what_it_is_about() -> None:
    lists = "".join(f"<h3>Shop {n}</h3><ul>{LINKS}{LINKS}{LINKS}</ul>" for n in range(4))
    assert len(told(page(inside=lists))) > len(PARAGRAPHS) + 20


def test_figures_with_years_are_no_dates() -> None:
    facts = "".join(f"<li>{year}: {year - 1900} boats, carrying many people</li>" for year in (2010, 2011, 2012))
    assert len(told(page(inside=f"<div class='facts'><ul>{facts}</ul></div>"))) == len(PARAGRAPHS) + 3


# ── before the story ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "before",
    [
        "<div class='k'>Horrors of War</div>",
        "<p><a href='/'>« Back to the article</a></p>",
        "<h4>Sending your page</h4>",
        "<h3>Aus aller Welt, jeden Morgen neu</h3><h1>The bridge is shut</h1>",
        "<ul><li>Размер на шрифта:</li></ul>",
    ],
)
def test_a_label_before_the_story_is_none_of_it(before: str) -> None:
    assert set(told(page(before=before))) - {"The bridge is shut"} == set(PARAGRAPHS)
    assert why(page(before=before)) <= {"label before the story", "link"}


@pytest.mark.parametrize(
    "before",
    [
        "<h2>A village waits for its crossing, and for its mayor</h2>",
        "<p class='lead'>The bridge is shut for the third winter in a row.</p>",
        "<p>By Ann Example</p>",
        "<div><p>Not this time.</p></div>",
        "<ul><li>Eleven models are worth the price</li><li>Four fall through</li></ul>",
    ],
)
def test_a_lead_a_byline_and_key_points_stay_before_it(before: str) -> None:
    assert len(told(page(before=before))) > len(PARAGRAPHS)


# ── captions ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "box",
    [
        "<div class='media-image'><img src='/a.jpg'>The crane over the river, seen from the mill.</div>",
        "<div class='inlinePhoto'><img src='/a.jpg'><p>The crane over the river, seen from the mill.</p></div>",
        "<p class='photo-cap'>The crane over the river, seen from the mill.</p>",
    ],
)
def test_a_text_in_a_picture_s_own_box_is_its_caption(box: str) -> None:
    blocks = found(page(inside=box)).blocks
    assert texts(blocks, BlockKind.CAPTION) == ["The crane over the river, seen from the mill."]
    assert texts(blocks, BlockKind.PARAGRAPH) == PARAGRAPHS


def test_a_paragraph_beside_a_picture_is_one() -> None:
    box = "<div class='row'><img src='/a.jpg'><p>The crane over the river had been there for a year.</p></div>"
    assert len(texts(found(page(inside=box)).blocks, BlockKind.PARAGRAPH)) == len(PARAGRAPHS) + 1


# ── names, and what is too little ────────────────────────────────────────────────────────────────────────────────────


def test_a_rule_on_the_wording_names_what_goes_where_one_takes_it() -> None:
    assert why(page(after="<p>© 2019 The Gazette</p>")) == {"credit"}


@pytest.mark.parametrize("rule", SURROUNDINGS)
def test_a_show_keeps_what_it_names(rule: str) -> None:
    markup = page(
        before="<div class='k'>Horrors of War</div>",
        inside=f"<div class='related'><p>Families cross by boat, and it is full.</p></div><ul>{LINKS}</ul>",
        after="<p>The Gazette is a newspaper that was founded in the year of the flood.</p>",
    )
    assert rule in RULE_NAMES
    assert rule in {dropped.rule for dropped in found(markup).dropped}
    assert rule not in {dropped.rule for dropped in found(markup, keep=(rule,)).dropped}


def test_a_show_s_choice_reaches_a_page(tmp_path: Path) -> None:
    warning = "A hozzászólások nem a lap nézeteit tükrözik, azokért nem felel."
    path = tmp_path / "story.html"
    path.write_text(page(at_end=f"<div class='figyelem'><p>{warning}</p></div>"), encoding="utf-8")
    source = Source(kind=SourceKind.FILE, location=str(path))
    assert rules(read(source, fetch=no_network)) == {warning: "after the story"}
    kept = read(source, fetch=no_network, reading=Choice(keep=("after the story",)))
    assert texts(kept.blocks)[-1] == warning


def test_there_is_no_home_without_some_sentences() -> None:
    assert home_of(runs_of(document_fromstring(web_page("<p>The bridge is shut.</p><p>Menu</p>")))) is None
    assert told(web_page("<p>The bridge is shut.</p><p class='related'>Menu</p>")) == ["The bridge is shut.", "Menu"]
