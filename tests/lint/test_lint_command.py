"""`narrator lint` as a user, or a machine, runs it."""

from __future__ import annotations

import tomllib

from shows import ShowFolder

CLEAN = (
    "The council met on Monday to talk about the old bridge over the river. Nobody had expected an answer so soon. "
    "The money comes from a fund that was set up ten years ago. Most of the people who live near the water said that "
    "they were glad. A few were worried about the noise. The work begins in the spring and will take about a year. "
    "Until then the road stays closed to cars. The buses go another way, and the school has asked parents to walk.\n"
)


def test_notes_are_told_and_pass(show: ShowFolder) -> None:
    show.write("story.txt", f"The bridge is closed\n\nBy Ann Smith\n\n{CLEAN}\nThey met Oluwaseun there.\n")
    done = show.run("lint", "story.txt")
    assert done.code == 0, done.err
    assert "requests to espeak" in done.out
    assert "note     name: Oluwaseun is in no lexicon" in done.out
    pasted = done.out[done.out.index("[words]") :]
    assert tomllib.loads(pasted)["words"]["Oluwaseun"] == "Oluwaseun"
    assert show.run("lint", "story.txt", "--strict").code == 1


def test_warnings_fail_and_scripts_are_taken(show: ShowFolder) -> None:
    show.write("articles/story.txt", f"The bridge is closed\n\n{CLEAN}\nThey gave it ~~ and left.\n")
    show.write("articles/empty.txt", "")
    done = show.run("lint", "articles", "--json")
    assert done.code == 1
    by_name = {one["source"].rpartition("/")[2]: one for one in done.json}
    assert by_name["empty.txt"]["problem"]
    assert "sign" in {finding["check"] for finding in by_name["story.txt"]["findings"]}
    show.run("script", "articles/story.txt", "-o", "story.script.md")
    path = show.folder / "story.script.md"
    path.write_text(path.read_text(encoding="utf-8").replace(" ~~", ""), encoding="utf-8")
    edited = show.run("lint", "story.script.md")
    assert edited.code == 0, edited.out
