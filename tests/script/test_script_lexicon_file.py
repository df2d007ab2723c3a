"""lexicon.toml: what is read from it, and what is told of a faulty one."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from narrator.errors import ConfigError
from narrator.script import Entry, Lexicon, load_lexicon
from narrator.script.lexicon.file import PATTERNS, built_in


def load(tmp_path: Path, text: str) -> Lexicon:
    path = tmp_path / "lexicon.toml"
    path.write_text(text, encoding="utf-8")
    return load_lexicon(path)


def problems(tmp_path: Path, text: str) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    assert caught.value.which == str(tmp_path / "lexicon.toml")
    return caught.value.problems


def test_no_file_has_no_entries_of_the_show(tmp_path: Path) -> None:
    assert load_lexicon(tmp_path / "lexicon.toml") == Lexicon(entries=(), built_in=built_in())


def test_words_and_entries_are_read(tmp_path: Path) -> None:
    text = """
        [words]
        "Uighur" = "wee-gur"
        US = "you ess"
        [[entry]]
        match = "Read"
        say = "red"
        case = true
        language = "en"
        tests = [["Read it.", "red it."]]
        [[entry]]
        match = "WHO"
        letters = true
        case = false
        article = "*/health/*"
        [[entry]]
        pattern = 'M(\\d+)'
        say = 'M \\1'
        [[entry]]
        match = "Xi"
        ipa = "/'ʃi:/"
        [[entry]]
        match = "Nato"
        word = true
        [[entry]]
        match = "24/7"
        keep = true
    """
    assert load(tmp_path, text).entries == (
        Entry(match="Uighur", say="wee-gur"),
        Entry(match="US", say="you ess", case=True),
        Entry(match="Read", say="red", case=True, language="en", tests=(("Read it.", "red it."),)),
        Entry(match="WHO", letters=True, article="*/health/*"),
        Entry(pattern=r"M(\d+)", say=r"M \1", case=True),
        Entry(match="Xi", ipa="ˈʃiː"),
        Entry(match="Nato", word=True),
        Entry(match="24/7", keep=True),
    )


def test_entries_are_in_the_form_of_articles(tmp_path: Path) -> None:
    entries = load(tmp_path, '[words]\n"Jose\u0301" = " ho-se\u0301 "').entries
    assert entries == (Entry(match="José", say="ho-sé"),)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    told = problems(
        tmp_path,
        """
        [word]
        [words]
        Uighur = ""
        Xi = 5
        "–" = "dash"
        Qin = "[chin](/x/)"
        [[entry]]
        match = "a"
        sya = "b"
        case = "yes"
        language = "English"
        [[entry]]
        match = "b"
        pattern = "b"
        say = "c"
        letters = true
        [[entry]]
        pattern = "(a+)+"
        ipa = "5"
        tests = ["a"]
        """,
    )
    assert told == (
        "[word] is not known (did you mean words?)",
        "[words] 'Uighur': nothing is said for it",
        "[words] 'Xi': what is said must be a text, not int",
        "[words] '–': has no letter and no digit to be found by",
        "[words] 'Qin': what is said must not hold [ or ]",
        "entry 1: sya is not known (did you mean say?)",
        "entry 1: case must be true or false, not str",
        "entry 1: language must be a language tag such as en-GB, not 'English'",
        "entry 1: say is missing (or letters, word, ipa, keep)",
        "entry 2: has both match and pattern; one is found",
        "entry 2: has both say and letters; one is said",
        "entry 3: ipa '5' is no sign of the International Phonetic Alphabet",
        'entry 3: tests must be pairs of texts: [["as it is written", "as it is said"]]',
        "entry 3: pattern could take too long: what is repeated repeats itself, or has a choice in it",
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[words]\n"a" = ?\n', "is not TOML: Invalid value (at line 2, column 7)"),
        ('words = "a"', '[words] must be a table of lines such as "Uighur" = "wee-gur"'),
        ("[entry]\nmatch = 'a'", "entry must be tables, each under a line [[entry]]"),
        ("[[entry]]\nmatch = ' '\nsay = 'b'", "entry 1: match is empty"),
        ("[[entry]]\nmatch = '?'\nsay = 'b'", "entry 1: match '?' has no letter and no digit to be found by"),
        ("[[entry]]\nsay = 'b'", "entry 1: match is missing (or pattern)"),
        ("[[entry]]\nmatch = 'a'\nkeep = false", "entry 1: say is missing (or letters, word, ipa, keep)"),
        ('[[entry]]\nmatch = "a"\nsay = "b\\u0007"', "entry 1: say holds a control character"),
        (f"[[entry]]\nmatch = 'a'\nsay = '{'b' * 401}'", "entry 1: say has 401 characters, 400 may be"),
        ("[[entry]]\npattern = '(a)'\nsay = '\\2'", "entry 1: say names group 2, the pattern has 1"),
        ("[words]\na = 'b'\nA = 'c'\n[[entry]]\nmatch='a'\nsay='d'\nlanguage='en'", "'A' has two entries"),
        (
            "".join(f"[[entry]]\npattern = 'a{number}'\nsay = 'b'\n" for number in range(PATTERNS + 1)),
            "has more than 100 patterns, which would take long; write words as match",
        ),
    ],
)
def test_a_fault_is_told(tmp_path: Path, text: str, problem: str) -> None:
    assert problems(tmp_path, text) == (problem,)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "lexicon.toml").write_bytes(b"[words]\n\xff = 1")
    with pytest.raises(ConfigError, match=r"is not UTF-8 \(byte 8\)"):
        load_lexicon(tmp_path / "lexicon.toml")
    with pytest.raises(ConfigError, match="cannot be read: "):
        load_lexicon(tmp_path)


def test_ten_thousand_words_are_read_in_a_moment(tmp_path: Path) -> None:
    lines = "".join(f'"Name{number} Person" = "naym {number}"\n' for number in range(10_000))
    built_in()
    start = time.perf_counter()
    assert len(load(tmp_path, f"[words]\n{lines}").entries) == 10_000
    assert time.perf_counter() - start < 2  # 0.13 s by itself on two cores; a shared machine takes its time
