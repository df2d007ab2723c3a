from __future__ import annotations

import pytest
from ingest_samples import STORY, read_stdin, texts, web_page

LEAD = "The old bridge is shut for the third winter."
PARAGRAPHS = [f"{number} winters ago it was the same. {STORY}" for number in range(4, 10)]


def standfirst(description: str, *, over: str = "") -> str:
    head = f'<title>The bridge is shut</title><meta name="description" content="{description}">'
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return read_stdin(web_page(over + body, head=head)).standfirst


def test_a_description_that_tells_of_the_story_is_the_standfirst() -> None:
    assert standfirst(LEAD) == LEAD


@pytest.mark.parametrize(
    "description",
    [
        f"By Ann Example, Gazette. NORTHMOOR (AP) — {PARAGRAPHS[0]}",
        f"Read 'The bridge is shut' on the Gazette. {PARAGRAPHS[0]}",
        f"{PARAGRAPHS[0]} {PARAGRAPHS[1][:60]} (...)",
        f"{PARAGRAPHS[0][:150]} (…)",
    ],
)
def test_one_that_has_the_beginning_of_the_story_in_it_is_none(description: str) -> None:
    assert standfirst(description) == ""


def test_one_that_is_put_together_from_the_story_is_none() -> None:
    over = "".join(
        f"<p>In {year} the ferry carried {year} people over the river in a day.</p>" for year in range(1, 10)
    )
    assert standfirst(f"[...] {PARAGRAPHS[4]} [...] {PARAGRAPHS[5]}", over=over) == ""


@pytest.mark.parametrize(
    "slogan",
    [
        "Furniture, lighting and carpets of renowned designers: experience comfortable living with accessories.",
        "Awarded portal publishing independent breaking headlines.",
    ],
)
def test_what_tells_of_the_site_and_not_of_the_story_is_none(slogan: str) -> None:
    assert standfirst(slogan) == ""


def test_in_other_scripts_words_are_not_compared() -> None:
    story = "Городской совет закрыл мост на ремонт, и водителям следует ожидать задержек до конца этого года. " * 3
    lead = "Объезжать переправу придётся через мельницу, сообщает чиновница администрации."
    head = f'<meta name="description" content="{lead}">'
    page = web_page("".join(f"<p>{number}. {story}</p>" for number in range(5)), head=head, language="ru")
    assert read_stdin(page).standfirst == lead


def test_entities_and_tags_in_a_description_are_read_as_what_they_say() -> None:
    said = standfirst("The bridge&amp;rsquo;s keeper&amp;#44; &lt;b&gt;Ann Example&lt;/b&gt;&amp;#44; says it is shut.")
    assert said == "The bridge’s keeper, Ann Example, says it is shut."


def test_without_a_description_it_is_what_the_page_calls_so() -> None:
    over = f"<header><div class='article-description'><p>{LEAD}</p></div></header>"
    assert standfirst("", over=over) == LEAD


@pytest.mark.parametrize(
    "over",
    [
        f"<p class='entry-summary'>{LEAD}</p><p class='entry-summary'>Another story is told elsewhere.</p>",
        f"<aside><p class='entry-summary'>{LEAD}</p></aside>",
        "<p class='subtitle'>The Gazette</p>",
        f"<div class='entry-summary'><p>{LEAD}</p><p>And so on and on.</p></div>",
    ],
)
def test_what_is_called_so_more_than_once_or_beside_or_is_no_sentence_is_none(over: str) -> None:
    assert standfirst("", over=over) == ""


def test_a_standfirst_said_on_the_page_is_not_said_twice() -> None:
    over = f"<p class='standfirst'>{LEAD}</p>"
    head = f'<title>The bridge is shut</title><meta name="description" content="{LEAD}">'
    article = read_stdin(web_page(over + "".join(f"<p>{text}</p>" for text in PARAGRAPHS), head=head))
    assert (article.standfirst, texts(article.blocks)) == (LEAD, PARAGRAPHS)
