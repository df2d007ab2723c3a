from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.ingest.pages.authors import names_of


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("By Ann Example", ("Ann Example",)),
        ("Von Ann Example und Bo Sample", ("Ann Example", "Bo Sample")),
        ("View all posts by Ann Example", ("Ann Example",)),
        ("ANN EXAMPLE", ("Ann Example",)),
        ("Ann Example, Bo Sample and Cy Instance", ("Ann Example", "Bo Sample", "Cy Instance")),
        ("Ann Example, Chief Political Correspondent", ("Ann Example",)),
        ("Ann Example Senior Reporter", ("Ann Example",)),
        ("Ann Example, MA", ("Ann Example",)),
        ("Ann Example (Gazette)", ("Ann Example",)),
        ("Ann Example (with Bo Sample, Cy Instance)", ("Ann Example", "Bo Sample", "Cy Instance")),
        ("Ann Example in Berlin", ("Ann Example",)),
        ("Ann Example for The Gazette", ("Ann Example",)),
        ("Ann Example @annexample", ("Ann Example",)),
        ("Ann Example <ann@gazette.example>", ("Ann Example",)),
        ("Ann Example | The Gazette", ("Ann Example",)),
        ("Ludwig van der Muster", ("Ludwig van der Muster",)),
        ("Jean-Luc d’Exemple", ("Jean-Luc d’Exemple",)),
        ("王小明", ("王小明",)),
        ("Colette", ("Colette",)),
        ("Jane O'Example Apr", ("Jane O'Example",)),
        ("<a href='/ann'>Ann Example</a>", ("Ann Example",)),
        ("The Gazette", ()),
        ("Reuters", ()),
        ("Reuters Staff", ()),
        ("Agence France-Presse", ()),
        ("admin", ()),
        ("Political Editor", ()),
        ("https://www.facebook.com/gazette", ()),
        ("ann@gazette.example", ()),
        ("", ()),
    ],
)
def test_names(printed: str, names: tuple[str, ...]) -> None:
    assert names_of([[printed]], site="The Gazette") == names


def test_the_first_candidates_that_name_somebody_count() -> None:
    assert names_of([["Reuters"], ["Ann Example", "ANN EXAMPLE"], ["Bo Sample"]]) == ("Ann Example",)


@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_names(texts: list[str]) -> None:
    assert all(name.strip() == name and "@" not in name for name in names_of([texts]))


@pytest.mark.parametrize("run", ["(", "[", " ", "a", "@", ",", "1", "<", "by ", "A. ", "-"], ids=repr)
def test_names_without_end(run: str) -> None:
    assert isinstance(names_of([[run * (1_000_000 // len(run))]]), tuple)
