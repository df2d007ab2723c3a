"""How the command line tells what a run would do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from narrator.cli.output import count, minutes, print_json, print_table
from narrator.model import Outcome, Status
from narrator.rehearsal import Plan, Rehearsal

WOULD_BE = {Status.MADE: "would be made", Status.REMADE: "would be made anew, under the same GUID"}


def print_rehearsal(outcomes: Sequence[Outcome], rehearsal: Rehearsal, *, as_json: bool) -> None:
    """Tell what would become of each source, then of all together."""
    plans = [rehearsal.plans.get(outcome.source) for outcome in outcomes]
    pairs = list(zip(outcomes, plans, strict=True))
    if as_json:
        total = _total([plan for plan in plans if plan])
        print_json({"dry_run": True, "outcomes": [_facts(*pair) for pair in pairs], "total": total})
        return
    for outcome, plan in pairs:
        _print(outcome, plan)
    if len(spoken := [plan for plan in plans if plan]) > 1:
        _print_total(_total(spoken))
    click.echo("nothing was spoken, written or published")


def _print(outcome: Outcome, plan: Plan | None) -> None:
    if plan is None:
        told = outcome.problem or f"{outcome.source}: nothing to do, it is made already and has not changed"
        click.echo(f"failed: {told}" if outcome.status is Status.FAILED else told)
        return
    asked, voice = plan.work, plan.casting.voice
    print_table(
        [
            ("Episode", f"{plan.title} — {WOULD_BE[outcome.status]}"),
            ("Voice", f"{voice.engine} {voice.name} ({plan.casting.why})"),
            ("Speaks", _asked(asked.texts, asked.characters)),
            ("Takes", f"about {_time(asked.wall_s)}, for about {minutes(asked.sound_ms)} of sound"),
            *([("Costs", f"{asked.cost:.2f}")] if asked.cost else []),
            *([("Budget", f"leaves {plan.left_today:,} characters for today")] if plan.left_today is not None else []),
        ]
    )


def _print_total(total: dict[str, Any]) -> None:
    cost = f", costs {total['cost']:.2f}" if total["cost"] else ""
    asked = _asked(total["requests"], total["characters"])
    click.echo(f"{count(total['episodes'], 'episode')}: {asked}, about {_time(total['wall_s'])}{cost}")


def _asked(texts: int, characters: int) -> str:
    if not texts:
        return "nothing: every clip is in the store"
    return f"{count(texts, 'text')} of {characters:,} characters, {count(texts, 'request')}"


def _time(wall_s: float | None) -> str:
    return "an unknown time" if wall_s is None else minutes(round(wall_s * 1000))


def _total(plans: Sequence[Plan]) -> dict[str, Any]:
    walls = [plan.work.wall_s for plan in plans]
    return {
        "episodes": len(plans),
        "requests": sum(plan.work.texts for plan in plans),
        "characters": sum(plan.work.characters for plan in plans),
        "sound_ms": sum(plan.work.sound_ms for plan in plans),
        "wall_s": None if None in walls else round(sum(wall or 0.0 for wall in walls), 1),
        "cost": round(sum(plan.work.cost for plan in plans), 6),
    }


def _facts(outcome: Outcome, plan: Plan | None) -> dict[str, Any]:
    told = {
        "source": str(outcome.source),
        "status": outcome.status,
        "problem": outcome.problem,
        "transient": outcome.transient,
    }
    return {**told, "plan": _plan_facts(plan) if plan else None}


def _plan_facts(plan: Plan) -> dict[str, Any]:
    asked, casting = plan.work, plan.casting
    voices = {"voice": casting.voice, "quote": casting.quote, "announcer": casting.announcer}
    return {
        "title": plan.title,
        "language": plan.language,
        "engine": casting.voice.engine,
        **{role: voice.name if voice else "" for role, voice in voices.items()},
        "why": casting.why,
        "passed_over": list(casting.passed_over),
        "requests": asked.texts,
        "characters": asked.characters,
        "sound_ms": asked.sound_ms,
        "wall_s": None if asked.wall_s is None else round(asked.wall_s, 1),
        "cost": round(asked.cost, 6),
        "left_today": plan.left_today,
    }
