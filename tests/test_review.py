"""Review before audio: an article's script as a file, edited, and made as the same article's episode."""

from __future__ import annotations

import os

from shows import ShowFolder


def vtt(show: ShowFolder) -> str:
    (path,) = show.public.glob("episodes/*/*.vtt")
    return " ".join(path.read_text(encoding="utf-8").split())


def episode(show: ShowFolder) -> dict[str, object]:
    (only,) = show.run("episodes", "list", "--json").json
    return dict(only)


def test_an_edited_script_is_narrated_as_it_stands(show: ShowFolder) -> None:
    show.story()
    told = show.run("script", "story.txt", "-o", "story.script.md")
    assert told.code == 0, told.err
    assert "narrator make story.script.md" in told.out
    path = show.folder / "story.script.md"
    text = path.read_text(encoding="utf-8")
    assert (
        "\nThe repair cost £4.5m, half of what the first plan had foreseen. {{say: The repair cost four point" in text
    )
    text = text.replace("and a brass band played on the quay", "and nobody sang")
    text = text.replace("A second closure is not expected before 2040.", "Nobody expects a second closure.")
    text = text.replace("## sign-off\n", "## sign-off\n\n**host:** Good night. *(pause 2 s)*\n")
    path.write_text(text, encoding="utf-8")
    made = show.run("make", "story.script.md")
    assert made.code == 0, made.err
    said = vtt(show)
    assert "nobody sang" in said
    assert "brass band" not in said
    assert "Good night." in said
    assert "Harbour bridge reopens" in str(episode(show)["title"])


def test_script_and_article_are_one_episode(show: ShowFolder) -> None:
    show.story()
    first = show.run("make", "story.txt", "--json").json["outcomes"][0]
    show.run("script", "story.txt", "-o", "story.script.md")
    assert show.run("make", "story.script.md", "--json").json["outcomes"][0]["status"] == "remade"
    assert show.run("make", "story.script.md", "--json").json["outcomes"][0]["status"] == "unchanged"
    path = show.folder / "story.script.md"
    edited = path.read_text(encoding="utf-8").replace("two weeks early", "three weeks early")
    path.write_text(edited, encoding="utf-8")
    again = show.run("make", "story.script.md", "--json").json["outcomes"][0]
    assert (again["status"], again["episode"]["guid"]) == ("remade", first["episode"]["guid"])
    assert "three weeks early" in vtt(show)
    back = show.run("make", "story.txt", "--json").json["outcomes"][0]
    assert (back["status"], back["episode"]["guid"]) == ("remade", first["episode"]["guid"])
    assert "two weeks early" in vtt(show)


def test_an_untouched_script_gives_the_same_audio(show: ShowFolder) -> None:
    show.story()
    first = show.run("make", "story.txt", "--json").json["outcomes"][0]["episode"]
    show.run("script", "story.txt", "-o", "story.script.md")
    second = show.run("make", "story.script.md", "--json").json["outcomes"][0]["episode"]
    assert os.path.basename(second["audio"]) == os.path.basename(first["audio"])  # noqa: PTH119  (its name is its hash)


def test_a_run_takes_the_script_in_the_place_of_its_article(show: ShowFolder) -> None:
    show.story("articles/story.txt")
    show.add_to_config('\n[[sources]]\nfolder = "articles"\n')
    show.run("script", "articles/story.txt", "-o", "articles/story.script.md")
    path = show.folder / "articles" / "story.script.md"
    path.write_text(path.read_text(encoding="utf-8").replace("brass band", "steel band"), encoding="utf-8")
    done = show.run("run", "--json").json
    assert [outcome["status"] for outcome in done["outcomes"]] == ["made"]
    assert "steel band" in vtt(show)


def test_what_was_edited_is_not_overwritten_by_chance(show: ShowFolder) -> None:
    show.story()
    path = show.write("story.script.md", "my own words\n")
    refused = show.run("script", "story.txt", "-o", "story.script.md")
    assert refused.code == 1
    assert "has been edited" in refused.err
    assert "--force" in refused.err
    assert path.read_text(encoding="utf-8") == "my own words\n"
    assert show.run("script", "story.txt", "-o", "story.script.md", "--force").code == 0
    assert path.read_text(encoding="utf-8").startswith("+++\n")


def test_a_script_is_printed(show: ShowFolder) -> None:
    show.story()
    printed = show.run("script", "story.txt", "-o", "-", "--why")
    assert printed.out.startswith("+++\n")
    assert printed.out.rstrip().endswith("-->")
    assert "left out" in printed.err
    show.write("copy.script.md", printed.out)
    listed = show.run("script", "copy.script.md")
    assert listed.out == show.run("script", "story.txt").out


def test_all_that_is_wrong_in_a_script_is_told_at_once(show: ShowFolder) -> None:
    show.write("bad.script.md", '+++\ntitle = "x"\nlanguage = "en"\n+++\n## stroy\nGo.\n[fanfare]\n')
    failed = show.run("make", "bad.script.md")
    assert failed.code == 1
    assert "line 5" in failed.err
    assert "line 7" in failed.err
    assert "Traceback" not in failed.err
