"""What a run would do, told beforehand: the line up to where an engine would begin to speak, with nothing written.

    Source ──draft──▶ Article ──script──▶ Script ──cast──▶ Plan

`Rehearsal.make` stands in for `pipeline.make_episode`, article by article, and remembers what those before would have
spoken and spent: what two articles have in common is paid for once.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from narrator.drafting import draft
from narrator.ingest import article_key
from narrator.model import Article, Casting, Outcome, Script, Source, Status
from narrator.pipeline import Studio, settled
from narrator.show import Terms
from narrator.speech import ClipStore, Engine
from narrator.speech.lines import lines_of
from narrator.speech.narrate import by_one_engine
from narrator.speech.outlook import Work, work
from narrator.workspace import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What would be done for an article: who would narrate, what that engine would be asked for, what is left then.

    `left_today` are the characters that its budget leaves for today, None where it has none.
    """

    title: str
    language: str
    casting: Casting
    work: Work
    left_today: int | None


class Rehearsal:
    """Goes through what a run would do; nothing is spoken, written or published."""

    def __init__(self, studio: Studio) -> None:
        self.plans: dict[Source, Plan] = {}
        self._studio = studio
        self._articles: set[str] = set()
        self._clips: set[str] = set()
        self._sent: Counter[str] = Counter()

    def make(self, source: Source, *, again: bool = False) -> Outcome:
        """What would become of a source: its plan is in `plans` if an episode would be made. Raises NarratorError."""
        studio = self._studio
        studio.progress.stage(f"reading {source}")
        drafted = draft(source, show=studio.show, lexicon=studio.lexicon, fetch=studio.fetch, stdin=studio.stdin)
        known = studio.catalogue.find(drafted.key, drafted.article.fingerprint)
        if not again and self._is_done(drafted.article, known):
            return Outcome(source=source, status=Status.UNCHANGED, episode=known.episode if known else None)
        made = known if known and known.episode else None
        script = drafted.script(published=made.identity.published if made else studio.now())
        self.plans[source] = self._cast(script)
        self._articles |= {drafted.key, drafted.article.fingerprint}
        return Outcome(source=source, status=Status.REMADE if made else Status.MADE)

    def _is_done(self, article: Article, known: Entry | None) -> bool:
        """Whether there is an episode of it, or would be by now."""
        now = not self._articles.isdisjoint({article_key(article), article.fingerprint})
        return now or (known is not None and settled(known, article))

    def _cast(self, script: Script) -> Plan:
        """Who would narrate a script, by the same rules as when it is spoken."""
        studio = self._studio
        return by_one_engine(
            lambda engine, casting: self._plan(script, engine, casting),
            voicing=studio.show.voice,
            language=script.language,
            only=studio.engine,
            roles=studio.roles,
        )

    def _plan(self, script: Script, engine: Engine, casting: Casting) -> Plan:
        """What an engine would be asked for; raises EngineShut where it would not even begin."""
        studio, voicing, name = self._studio, self._studio.show.voice, engine.name
        lines = lines_of(script, engine=engine, casting=casting, voicing=voicing)
        store, limits, sent = ClipStore(studio.workspace.clips), engine.limits, self._sent[engine.name]
        missing = {line: key for line, key in lines.keys.items() if key not in self._clips and not store.has(key)}
        asked = work(missing, engine=name, limits=limits)
        governor = studio.accounts.governor(name, limits=limits, terms=voicing.terms.get(name, Terms()))
        objection = governor.objection(asked.characters, patience_s=voicing.wait_s, promised=sent)
        if missing and objection:
            raise objection
        self._clips |= set(missing.values())
        self._sent[name] += asked.characters
        left = governor.left_today()
        return Plan(
            title=script.article.title,
            language=script.language,
            casting=casting,
            work=asked,
            left_today=None if left is None else left - self._sent[name],
        )
