from __future__ import annotations

import pytest

from narrator.ingest.head import cut_first_line, with_title
from narrator.ingest.reading import Reading
from narrator.model import Block, BlockKind

TWO_IN_ONE = [
    ("en", "Ministers agree to close the bridge", "The span will be shut until March, the council says."),
    (
        "en",
        "‘A wall of water’: survivors tell of night the dam failed",
        "More than 40 are still missing, officials say.",
    ),
    (
        "en",
        "Storm Leaves Thousands Without Power Across Three Counties",
        "The outage may last until Friday, it is feared.",
    ),
    ("en", "PM faces revolt over rail plan", "He insists that the line will be built."),
    ("en", "Rail fares to rise by 4% in January", "It is the ninth rise in ten years. Campaigners are furious."),
    ("en", "Is this the end of the corner shop?", "Owners across the north say rents have doubled in a year."),
    ("de", "Stadt sperrt Brücke bis März", "Der Rat nennt Rost an den Seilen als Grund."),
    ("de", "Zehntausende protestieren gegen Sparpläne in Leipzig", "Nach Angaben der Polizei blieb es friedlich."),
    ("fr", "Le pont de Brive fermé jusqu’en mars", "La mairie invoque la rouille des câbles."),
    ("fr", "Grève des trains : trafic très perturbé lundi", "L’opposition dénonce un mépris des usagers."),
    ("es", "El puente de Toledo cierra hasta marzo", "Según el ayuntamiento, los cables están oxidados."),
    ("pt", "Ponte de Lima fecha até março", "A câmara diz que os cabos estão enferrujados."),
    ("it", "Chiuso fino a marzo il ponte di Pavia", "Secondo il comune i cavi sono arrugginiti."),
]
ONE = [
    ("en", "Ministers agree to close the bridge"),
    ("en", "Man jailed after The Sun investigation"),
    ("en", "Officials at The Hague said on Monday they would appeal."),
    ("en", "The prime minister of Britain told The Times that he would resign."),
    ("en", "When I was young I believed that the river was endless and that my father owned it."),
    ("en", "She starred in The only way is up before moving to Hollywood."),
    ("en", "The council closed the bridge on Monday. It will stay shut until March. The mayor regrets it."),
    ("en", "It was raining."),
    ("en", "He shouted “Stop!” Then the bridge fell, and with it the morning train to the coast and all on board."),
    ("en", "In a speech in New York, Ms. Example said: “The bridge is safe.”"),
    ("de", "Wenn Sie morgen aufwachen, hat sich die Welt verändert, sagte der Kanzler."),
    ("de", "Wie Die Zeit berichtet, bleibt die Brücke gesperrt."),
    ("fr", "Selon Le Monde, le pont restera fermé jusqu’en mars."),
    ("es", "El presidente de El Salvador dijo que no habrá más demoras."),
    ("xx", "Stad sluit brug tot maart De gemeente noemt roest als reden."),
]


@pytest.mark.parametrize(("language", "title", "standfirst"), TWO_IN_ONE)
def test_a_title_and_a_standfirst_on_one_line_are_parted(language: str, title: str, standfirst: str) -> None:
    assert cut_first_line(f"{title} {standfirst}", language=language) == (title, standfirst)


@pytest.mark.parametrize(("language", "line"), ONE)
def test_a_line_that_is_not_clearly_both_is_left(language: str, line: str) -> None:
    assert cut_first_line(line, language=language) is None


def paragraphs(*lines: str) -> Reading:
    return Reading(blocks=tuple(Block(kind=BlockKind.PARAGRAPH, text=line) for line in lines))


def test_a_line_alone_is_never_cut() -> None:
    line = "Ministers agree to close the bridge The span will be shut until March."
    reading = with_title(paragraphs(line), language="en")
    assert (reading.title, reading.standfirst, len(reading.blocks)) == (line.removesuffix("."), "", 1)


def test_a_title_that_is_there_already_stays() -> None:
    reading = with_title(Reading(title="Here", blocks=paragraphs("Short line", "A story.").blocks), language="en")
    assert (reading.title, len(reading.blocks)) == ("Here", 2)


@pytest.mark.parametrize("line", ["Why now?", "Enough!", "The bridge", "He said “no”", "第二座桥"])
def test_a_short_line_without_a_full_stop_is_the_title(line: str) -> None:
    reading = with_title(paragraphs(line, "The story begins here."), language="en")
    assert (reading.title, len(reading.blocks)) == (line, 1)


@pytest.mark.parametrize("line", ["It rained.", "He said “no.”", "First, this;", "雨が降った。"])
def test_a_first_line_that_is_a_sentence_stays_in_the_story(line: str) -> None:
    reading = with_title(paragraphs(line, "The story goes on."), language="en")
    assert len(reading.blocks) == 2
    assert reading.title


def test_the_first_heading_is_the_title() -> None:
    blocks = (
        Block(kind=BlockKind.PARAGRAPH, text="News"),
        Block(kind=BlockKind.HEADING, text="The bridge", level=1),
        Block(kind=BlockKind.PARAGRAPH, text="It is closed."),
    )
    reading = with_title(Reading(blocks=blocks), language="en")
    assert (reading.title, [block.text for block in reading.blocks]) == ("The bridge", ["News", "It is closed."])


def test_nothing_has_no_title() -> None:
    assert with_title(Reading(blocks=()), language="en").title == ""


def test_marks_alone_make_no_title() -> None:
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in ("…", "The bridge opens again today."))
    assert with_title(Reading(blocks=blocks), language="en").title == "The bridge opens again today"
