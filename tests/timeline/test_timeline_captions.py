"""captions_of: nothing is lost, everything fits into two lines, and phrases stay whole where they can."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from narrator.timeline import captions_of
from narrator.timeline.captions import caption_spans

LONG = (
    "The harbour, which had been closed since the storm of last November, opened again this morning; the first ship "
    "to enter was a coal barge from the north, and the mayor was there to see it."
)


def test_a_long_sentence_becomes_captions_that_end_with_its_phrases() -> None:
    captions = captions_of(LONG)
    assert " ".join(captions) == LONG
    assert len(captions) == 2
    assert captions[0].endswith("this morning;")


def test_a_language_without_blanks_is_cut_at_its_marks() -> None:
    text = "港は昨年の嵐以来閉鎖されていたが、今朝再び開かれた。" * 12
    captions = captions_of(text)
    assert "".join(captions) == text
    assert all(caption.endswith(("、", "。")) for caption in captions)


@given(st.text(max_size=600))
def test_captions_hold_every_character_and_fit_two_lines(text: str) -> None:
    captions = captions_of(text)
    assert "".join("".join(captions).split()) == "".join(text.split())
    for caption in captions:
        assert len(textwrap.wrap(caption, 65, break_on_hyphens=False)) <= 2


@given(st.text(alphabet="abc é.,。港 \n\u00a0", max_size=600))
def test_captions_are_where_they_say(text: str) -> None:
    spans = list(caption_spans(text))
    assert tuple(" ".join(text[begin:end].split()) for begin, end in spans) == captions_of(text)
    assert all(not text[begin].isspace() for begin, _ in spans)
