"""English: all its rules, in the order they are applied, in the British or the American manner."""

from __future__ import annotations

from narrator.script.spoken import (
    rules_en_acronyms,
    rules_en_dates,
    rules_en_labels,
    rules_en_lasting,
    rules_en_measures,
    rules_en_money,
    rules_en_months,
    rules_en_names,
    rules_en_numbers,
    rules_en_per,
    rules_en_phones,
    rules_en_romans,
    rules_en_spans,
    rules_en_sport,
    rules_en_states,
    rules_en_titles,
    rules_en_words,
)
from narrator.script.spoken.english import English
from narrator.script.spoken.heteronyms import heteronyms
from narrator.script.spoken.rules import Rules


def english(*, american: bool) -> Rules:
    """The rules of English: what is surely one thing before what could be several, plain numbers last."""
    manner = English(american=american)
    return Rules(
        first=(rules_en_names.five_star(), *rules_en_phones.phones()),
        words=(
            *rules_en_states.STATES,
            *rules_en_titles.TITLES,
            *rules_en_words.SHORT,
            rules_en_lasting.zones(),
            rules_en_months.weekdays(),
            *rules_en_months.months(),
            rules_en_per.or_rule(),
            rules_en_per.per_rule(manner),
            *rules_en_per.each_rules(manner),
            rules_en_per.by_rule(manner),
            *rules_en_romans.romans(manner),
            *rules_en_names.names(),
            *rules_en_acronyms.acronyms(american=american),
            *rules_en_words.WORDS,
            *heteronyms(american=american),
        ),
        digits=(
            *rules_en_names.fixed(),
            *rules_en_labels.labels(manner),
            rules_en_numbers.minus(),
            *rules_en_lasting.lasting(manner),
            *rules_en_dates.dates(manner),
            *rules_en_dates.times(manner),
            *rules_en_numbers.groups(manner),
            *rules_en_sport.sport(manner),
            *rules_en_spans.spans(manner),
            *rules_en_money.money(manner),
            *rules_en_measures.measures(manner),
            *rules_en_numbers.plain(manner),
        ),
    )
