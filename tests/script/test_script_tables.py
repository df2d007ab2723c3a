"""Tables read out: the header is found where it is sure, and no value comes under another's column."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.script.tables import named_by, read_out


@pytest.mark.parametrize(
    ("text", "columns", "rows"),
    [
        ("Year | Ships\n2018 | 412\n2019 | 380", "Year, Ships", ("2018: 412", "2019: 380")),
        ("Capital | Paris\nLanguage | French", "", ("Capital: Paris", "Language: French")),
        ("Born: | 1 May 1950\nDied: | 3 June 2001", "", ("Born: 1 May 1950", "Died: 3 June 2001")),
        (
            "Team | Played | Won\nLeeds | 10 | 7\nYork | 9 | –",
            "",
            ("Leeds. Played: 10, Won: 7", "York. Played: 9"),
        ),
        ("Party | 2019 | 2024\nLabour | 40% | 44%", "", ("Labour. 2019: 40%, 2024: 44%",)),
        (
            "2019 | 2024\nLabour | 40% | 44%\nGreens | 3% | 7%",
            "",
            ("Labour. 2019: 40%, 2024: 44%", "Greens. 2019: 3%, 2024: 7%"),
        ),
        ("Name | Job | Town\nAnn | Mayor | Leeds\nTotal | 2", "", ("Ann. Job: Mayor, Town: Leeds", "Total: 2")),
        (" | A | B\nx | 1 | 2\ny |  | 3", "", ("x. A: 1, B: 2", "y. B: 3")),
        ("10 | 20 | 30\n1 | 2 | 3", "", ("10, 20, 30", "1, 2, 3")),
        ("Leeds | Leeds | Leeds\na | b | c", "", ("Leeds, Leeds, Leeds", "a, b, c")),
        ("One\nTwo", "", ("One", "Two")),
        ("Name | Job | Town", "", ("Name, Job, Town",)),
        ("a|b | c | d\n1 | 2 | 3", "", ("1. c: 2, d: 3",)),
        ("", "", ()),
    ],
)
def test_rows_are_read_with_their_columns(text: str, columns: str, rows: tuple[str, ...]) -> None:
    table = read_out(text)
    assert (table.columns, table.rows) == (columns, rows)


@given(
    st.lists(st.lists(st.sampled_from(["A", "Bee", "12", "–", "", "2019", "x y"]), min_size=1, max_size=5), max_size=6)
)
def test_every_value_of_the_body_is_read(rows: list[list[str]]) -> None:
    table = read_out("\n".join(" | ".join(row) for row in rows))
    told = " ".join((table.columns, *table.rows))
    for row in rows[1:]:
        assert all(cell in told for cell in row if any(map(str.isalnum, cell)))


def test_a_caption_is_a_table_s_unless_it_tells_of_a_picture() -> None:
    assert named_by("Ships by year")
    assert not any(map(named_by, ["", "Dawn. Photograph: Jo Abara", "Foto: dpa", "© Jo Abara"]))


@pytest.mark.parametrize("unit", ["|", " | ", "a | ", "\n", "1\n", "(", " "])
def test_no_table_takes_long(unit: str) -> None:
    began = time.process_time()
    read_out(unit * (1_000_000 // len(unit)))
    assert time.process_time() - began < 2
