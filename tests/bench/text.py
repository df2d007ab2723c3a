"""Cost of reading and writing: `python tests/bench/text.py [articles]` (1,000 unless said, of 1,000 words each).

Each form of article runs in a process of its own, on one core: from its bytes to the script. Told beside a bare
baseline on the very same bytes in the same run: trafilatura alone for pages, the sentence splitter alone for text.
Goals: at least 20 articles a second from HTML, at least 200 from text, and memory that does not grow.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, NoReturn

import sentencex
import trafilatura

from narrator.config import parse_show
from narrator.ingest import read
from narrator.model import Source, SourceKind
from narrator.script import Lexicon, write

WORDS = 1_000
ARTICLES = 1_000

SENTENCES = (
    "The swing bridge at {name} carried its first {n} buses on the morning of {day} November 2026.",
    "About {n} people walked across it before the traffic was let in, and a brass band played on the quay.",
    "“We promised {day} days and we kept our word,” said {name}, the engineer in charge of the works.",
    "The repair cost £{n}m, half of what the first plan had foreseen, and nobody was hurt.",
    "Unemployment fell by {day}.5% in the three months to March, the {name} office said on Monday.",
    "Mr {name}, 52, told the BBC that the U.S. would not send more than {n},000 troops by 2030.",
    "It was the kind of evening on which nobody wanted to be the first to leave the square.",
    "She finished second in a time of {day}:0{digit}, and her team won 3-1 at home to {name} United.",
    "Trains will run at 9.30am and 4pm until Dec. {day}, with 10–12 carriages and speeds of up to 125mph.",
    "What the council has not said, and will not say before the vote, is who is going to pay for any of it.",
)
NAMES = ("Port Ellery", "Ann Example", "Bo Sample", "Northmoor", "Saint-Lô", "O’Neill", "Marchetti", "Nguyen")


class Unreachable:
    """The network of a bench that needs none."""

    def __call__(self, url: str, *, etag: str = "", last_modified: str = "") -> NoReturn:
        raise AssertionError(url)


def paragraphs(number: int) -> list[str]:
    """About 1,000 words of an article of its own."""
    chance = random.Random(number)
    made: list[str] = []
    while sum(len(paragraph.split()) for paragraph in made) < WORDS:
        chosen = chance.sample(SENTENCES, 3)
        values: dict[str, Any] = {"n": chance.randint(2, 900), "day": chance.randint(1, 28)}
        values |= {"name": chance.choice(NAMES), "digit": chance.randint(1, 9)}
        made.append(" ".join(sentence.format(**values) for sentence in chosen))
    return made


def text(number: int) -> bytes:
    return "\n\n".join([f"Bridge number {number} opens again", *paragraphs(number)]).encode()


def page(number: int) -> bytes:
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs(number))
    links = "".join(f'<li><a href="/{n}">Another story, number {n}</a></li>' for n in range(40))
    head = (
        f"<title>Bridge number {number} opens again | Gazette</title><meta property='og:site_name' content='Gazette'>"
    )
    return (
        f"<!doctype html><html lang=en><head>{head}</head><body><nav><ul>{links}</ul></nav><main><article>"
        f"<h1>Bridge number {number} opens again</h1>{body}</article></main><aside><ul>{links}</ul></aside>"
        f"<footer><p>© Gazette</p></footer></body></html>"
    ).encode()


def narrated() -> Callable[[bytes], None]:
    """What narrator does with the bytes of an article: read it, and write its script."""
    table = {"show": {"title": "Bench", "author": "Bench", "language": "en-GB"}}
    show = parse_show(table, folder=Path("/"), which="bench")
    published = datetime(2026, 11, 24, tzinfo=UTC)
    source = Source(kind=SourceKind.STDIN, location="-")

    def work(body: bytes) -> None:
        article = read(source, fetch=Unreachable(), stdin=BytesIO(body))
        script = write(article, show=show, lexicon=Lexicon.empty(), published=published)
        assert sum(len(u.written.split()) for u in script.utterances) >= WORDS

    return work


def split() -> Callable[[bytes], None]:
    def work(body: bytes) -> None:
        assert all(sentencex.segment("en", paragraph) for paragraph in body.decode().split("\n\n"))

    return work


def extracted() -> Callable[[bytes], None]:
    def work(body: bytes) -> None:
        found = trafilatura.extract(body.decode(), output_format="xml", include_formatting=True, favor_precision=True)
        assert found

    return work


FORMS: dict[str, tuple[Callable[[int], bytes], dict[str, Callable[[], Callable[[bytes], None]]]]] = {
    "text": (text, {"narrator": narrated, "sentencex alone": split}),
    "html": (page, {"narrator": narrated, "trafilatura alone": extracted}),
}


def measure(form: str, who: str, articles: int) -> None:
    """In a process of its own: CPU seconds an article, and the peak of memory at a tenth of the way and at the end."""
    make, workers = FORMS[form]
    work = workers[who]()
    for number in range(5):
        work(make(number))
    spent, early_kib = 0.0, 0
    for number in range(articles):
        body = make(number)
        start = time.process_time()
        work(body)
        spent += time.process_time() - start
        if number == articles // 10:
            early_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(spent / articles, early_kib, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def main() -> None:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    one_core = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    for form, (_, workers) in FORMS.items():
        each_s: dict[str, float] = {}
        for who in workers:
            command = [sys.executable, __file__, form, who, str(articles)]
            told = subprocess.run(command, check=True, capture_output=True, text=True, env=one_core).stdout.split()
            each_s[who] = float(told[0])
            ratio = each_s["narrator"] / each_s[who]
            print(
                f"{form}  {who:<18} {1 / each_s[who]:7.0f} articles a CPU second   narrator / it {ratio:5.1f}   "
                f"peak {int(told[1]) / 1024:.0f} MiB after a tenth, {int(told[2]) / 1024:.0f} MiB at the end"
            )


if __name__ == "__main__":
    if len(sys.argv) == 4:
        measure(sys.argv[1], sys.argv[2], int(sys.argv[3]))
    else:
        main()
