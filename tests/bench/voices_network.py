"""How fast the gtts engine speaks, against gTTS's own client: `python tests/bench/voices_network.py`.

Both say the same article of 1,200 words, in one run, to a stand-in of Google's rpc that answers 200 ms after it was
asked: gTTS's client as its users call it (`gTTS(text).write_to_fp(file)`), narrator from the script to the clips in the
store, eight texts in flight. The stand-in runs in a process of its own and knows every answer beforehand, since both
have asked for everything once. Goal: at least 5 times as fast. Then a rate is set, and told as it was kept.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import os
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from fakes_gtts import GoogleStandIn
from gtts import gTTS
from line import story
from shows import ShowFolder

from narrator.config import LEXICON_NAME, load_show
from narrator.ingest import HttpFetcher, read, source_of
from narrator.model import Quiet, Script
from narrator.script import load_lexicon, write
from narrator.show import Terms, Voicing
from narrator.speech import ClipStore, cast, speak

Told = Mapping[str, Any]


def serve(line: Connection, latency_s: float) -> None:
    """Be Google until nobody listens: answer each word on the line with what was heard since the last."""
    with GoogleStandIn(latency_s=latency_s) as google:
        line.send(dict(google.environ))
        while line.recv():
            began_s = google.began_s
            line.send({"requests": len(began_s), "at_once": google.most_at_once, "began_s": list(began_s)})
            google.heard.clear()
            google.began_s, google.most_at_once = [], 0


@contextmanager
def google_elsewhere(latency_s: float) -> Iterator[Connection]:
    """A stand-in of Google in a process of its own, which this one's environment leads to."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=serve, args=(there, latency_s))
    process.start()
    os.environ.update(here.recv())
    yield here
    here.send("")
    process.join()


def script_of(words: int) -> Script:
    """What would be said of an article."""
    with tempfile.TemporaryDirectory() as folder:
        shown = ShowFolder(Path(folder) / "show")
        path = shown.write("story.txt", story(words))
        show = load_show(shown.folder / "show.toml")
        article = read(source_of(str(path), cwd=path.parent), fetch=HttpFetcher(show.fetch))
        return write(article, show=show, lexicon=load_lexicon(show.folder / LEXICON_NAME), published=datetime.now(UTC))


def theirs(script: Script) -> float:
    """Seconds that gTTS's own client takes."""
    text = " ".join(utterance.spoken for utterance in script)
    start = time.perf_counter()
    gTTS(text, lang="en", tld="co.uk").write_to_fp(io.BytesIO())
    return time.perf_counter() - start


def ours(script: Script, terms: Terms) -> float:
    """Seconds that narrator takes, with an empty store."""
    voicing = Voicing(engines=("gtts",), terms={"gtts": terms})
    with tempfile.TemporaryDirectory() as folder:
        engine, casting = cast(voicing, language="en-GB")
        with closing(engine):
            store = ClipStore(Path(folder))
            start = time.perf_counter()
            speak(script, engine=engine, casting=casting, voicing=voicing, store=store, progress=Quiet())
            return time.perf_counter() - start


def heard(google: Connection) -> Told:
    """What the stand-in has heard since it was asked last."""
    google.send("tell")
    told: Told = google.recv()
    return told


def main() -> None:
    """Measure, and print a line each."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--words", type=int, default=1_200)
    options.add_argument("--latency-ms", type=int, default=200)
    options.add_argument("--at-once", type=int, default=8)
    options.add_argument("--per-minute", type=float, default=300)
    asked = options.parse_args()
    warnings.simplefilter("ignore")  # gTTS does not verify certificates, and urllib3 says so each time
    script = script_of(asked.words)
    with google_elsewhere(asked.latency_ms / 1000) as google:
        quick = Terms(at_once=asked.at_once, per_minute=6_000)
        for warm_up in (lambda: ours(script, quick), lambda: theirs(script), lambda: heard(google)):
            warm_up()
        their_s = theirs(script)
        told = heard(google)
        print(f"gTTS's client: {their_s:6.2f} s, {told['requests']} requests, {told['at_once']} at once")
        our_s = ours(script, quick)
        told = heard(google)
        print(f"narrator:      {our_s:6.2f} s, {told['requests']} requests, {told['at_once']} at once")
        print(f"gTTS's client / narrator: {their_s / our_s:.1f} (goal 5)")
        ours(script, Terms(at_once=asked.at_once, per_minute=asked.per_minute))
        began_s = heard(google)["began_s"]
        kept = f"{rate(began_s):.1f} a minute kept, {least_s(began_s):.3f} s apart at least"
        print(f"{asked.per_minute:g} a minute set: {kept}")


def rate(began_s: list[float]) -> float:
    """Requests a minute."""
    return 60 * (len(began_s) - 1) / (began_s[-1] - began_s[0])


def least_s(began_s: list[float]) -> float:
    """The least time between two requests."""
    return min(later - earlier for earlier, later in pairwise(began_s))


if __name__ == "__main__":
    main()
