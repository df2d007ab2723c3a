"""What each rule of the five languages must say, and what it must not touch, by language and rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from narrator.script.spoken.continental import Continental
from narrator.script.spoken.examples_de import GERMAN
from narrator.script.spoken.examples_es import SPANISH
from narrator.script.spoken.examples_fr import FRENCH
from narrator.script.spoken.examples_it import ITALIAN
from narrator.script.spoken.examples_pt import PORTUGUESE
from narrator.script.spoken.rule import Rule, Say, rule

Examples = tuple[tuple[tuple[str, str], ...], tuple[str, ...]]

EXAMPLES: Mapping[str, Mapping[str, Examples]] = {
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
}
"""By the first part of the language tag, then by the name of the rule: pairs that it turns into each other, and texts
that it leaves alone."""


def example_rule(
    words: Continental, name: str, pattern: str, say: Say, *, gate: tuple[str, ...] = (), on: Iterable[str] = ()
) -> Rule:
    """A rule of one of the five languages, with its examples."""
    hits, leaves = EXAMPLES[words.base][name]
    return rule(name, pattern, say, hits=hits, leaves=leaves, gate=gate, on=on)
