"""`narrator lexicon`: try, add, list, check, import and export on a real show; and what a new entry costs."""

from __future__ import annotations

import tomllib

from shows import ShowFolder

ELLERY = 'match = "Ellery", ipa = "ˈɛləɹi", say = "Ellary", tests = [["Ellery", "[Ellary](/ˈɛləɹi/)"]]'


def clips(show: ShowFolder) -> set[str]:
    return {path.name for path in (show.folder / ".narrator" / "clips").rglob("*.s16")}


def test_a_name_is_tried_added_and_spoken_anew_where_it_stands(show: ShowFolder) -> None:
    show.story("articles/story.txt")
    assert show.run("make", "articles/story.txt").code == 0
    spoken = clips(show)
    tried = show.run("lexicon", "try", ELLERY)
    (changed,) = [line for line in tried.out.splitlines() if line.startswith("+")]
    assert "Port [Ellary](/ˈɛləɹi/) carried its first buses" in changed
    assert "1 sentence in 1 article would be said otherwise" in tried.out
    assert "narrator make articles/story.txt --again    # harbour-bridge" in tried.out
    assert not (show.folder / "lexicon.toml").exists()
    assert show.run("lexicon", "add", ELLERY).code == 0
    assert show.run("make", "articles/story.txt", "--again").code == 0
    assert len(clips(show) - spoken) == 1, "only the sentence with the name is spoken anew"
    assert "no sentence would be said otherwise" in show.run("lexicon", "try", ELLERY).out


def test_what_is_asked_for_is_looked_through_as_well(show: ShowFolder) -> None:
    path = show.story("elsewhere.txt")
    show.story("articles/here.txt", title="A second letter from Port Ellery")
    told = show.run("lexicon", "try", "Ellery = ellary", "--in", str(path), "--json").json
    assert {change["source"] for change in told["changes"]} == {"elsewhere.txt", "articles/here.txt"}
    assert told["changes"][0]["after"] == told["changes"][0]["before"].replace("Ellery", "ellary")
    assert show.run("lexicon", "try", "Ellery = ellary", "--in", "missing.txt").err.startswith("left out: article: ")


def test_an_entry_that_fails_its_own_test_is_neither_tried_nor_added(show: ShowFolder) -> None:
    wrong = ELLERY.replace("Ellary](", "Ellory](")
    for command in ("try", "add"):
        done = show.run("lexicon", command, wrong)
        assert done.code == 1
        assert "should be: [Ellory](/ˈɛləɹi/)" in done.out
    assert not (show.folder / "lexicon.toml").exists()
    assert show.run("lexicon", "add", "Ellery").code == 78


def test_adding_keeps_what_stands_there_and_refuses_it_twice(show: ShowFolder) -> None:
    show.write("lexicon.toml", '# ours\n[words]\n"Quay" = "key" # by the sea\n')
    assert show.run("lexicon", "add", "Ellery = ellary").code == 0
    text = (show.folder / "lexicon.toml").read_text(encoding="utf-8")
    assert text == '# ours\n[words]\n"Quay" = "key" # by the sea\n"Ellery" = "ellary"\n'
    again = show.run("lexicon", "add", "ellery = x")
    assert again.code == 78
    assert "'ellery' has an entry already" in again.err
    listed = show.run("lexicon", "list")
    assert listed.out == "Quay → key\nEllery → ellary\n"
    assert "Kyiv → /ˈkiːv/  (en)" in show.run("lexicon", "list", "--built-in").out
    assert [entry["match"] for entry in show.run("lexicon", "list", "--json").json] == ["Quay", "Ellery"]


def test_check_runs_the_tests(show: ShowFolder) -> None:
    assert "none failed" in show.run("lexicon", "check").out
    show.write("lexicon.toml", '[[entry]]\nmatch = "Kyiv"\nsay = "Keev"\ntests = [["Kyiv", "Keyv"]]\n')
    done = show.run("lexicon", "check")
    assert done.code == 1
    # The show's entry goes before the built-in one, whose test tells so.
    assert "should be: Keyv\n  is:        Keev" in done.out
    assert show.run("lexicon", "check", "--json").json["failed"][0]["said"] == "Keev"
    show.write("lexicon.toml", '[[entry]]\nmacth = "Kyiv"\n')
    faulty = show.run("lexicon", "check")
    assert faulty.code == 78
    assert "did you mean match?" in faulty.err


def test_a_lexicon_goes_out_as_pls_and_comes_back(show: ShowFolder) -> None:
    show.write(
        "lexicon.toml",
        '[words]\n"Quay" = "key"\n[[entry]]\nmatch = "Xi"\nipa = "ʃiː"\ncase = true\n'
        '[[entry]]\npattern = "M."\nkeep = true\n',
    )
    done = show.run("lexicon", "export", "names.pls")
    assert (done.out, done.err) == ("wrote 2 entries to names.pls\n", "left out: M.: it is a pattern\n")
    (show.folder / "lexicon.toml").unlink()
    assert (
        show.run("lexicon", "import", "names.pls", "--language", "en").out == "added 2 entries; 0 were there already\n"
    )
    back = tomllib.loads((show.folder / "lexicon.toml").read_text(encoding="utf-8"))["entry"]
    assert back == [
        {"match": "Quay", "say": "key", "language": "en"},
        {"match": "Xi", "ipa": "ʃiː", "case": True, "language": "en"},
    ]
    assert (
        show.run("lexicon", "import", "names.pls", "--language", "en").out == "added 0 entries; 2 were there already\n"
    )
    assert show.run("lexicon", "import", str(show.story())).code == 78
