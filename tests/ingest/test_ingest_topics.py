from __future__ import annotations

import pytest

from narrator.ingest.pages.topics import section_of, tags_of


@pytest.mark.parametrize(
    ("printed", "section"),
    [
        ("World", "World"),
        ("News > World", "World"),
        ("news/world", "world"),
        ("Science &amp; Health", "Science & Health"),
        ("Uncategorized", ""),
        ("The Gazette", ""),
        ("https://gazette.example/world", ""),
        ("type=article", ""),
        ("", ""),
    ],
)
def test_sections(printed: str, section: str) -> None:
    assert section_of([printed], site="The Gazette") == section


def test_tags_are_parted_and_each_is_named_once() -> None:
    assert tags_of([["rivets, Mill; rivets"], ["other"]], but=["mill"]) == ("rivets",)
    assert tags_of([["rivets", "The mill", "a" * 90, "tone:news", "id_12"]]) == ("rivets", "The mill")


def test_a_list_for_search_engines_is_no_list_of_tags() -> None:
    assert tags_of([[", ".join(f"word {number}" for number in range(30))], ["mill"]]) == ("mill",)
