"""What is known of an account: whose turn it is, whether its server takes anything, what was sent today. Pure values.

Two clocks are told apart. `Moment.steady_s` only goes on, for all processes of a machine, until it is started anew:
turns are counted by it, so that nobody who sets the time of day disturbs them. `Moment.wall_s` is that time of day,
in seconds since 1970: what must outlast a restart is kept by it as well.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

FORMAT = 1
KEPT_DAYS = 4
LONGEST_SHUT_S = 86_400.0
"""No refusal is minded for longer than a day, whatever the server asks for: the next one will say it again."""

REFUSALS_IN_A_ROW = 3
FIRST_MEMORY_S, LONGEST_MEMORY_S = 60.0, 3_600.0
"""How long the third refusal without a Retry-After is minded, twice as long at each further one, and at most."""

SLACK_S = 1.0
LONGEST_QUEUE_S = 7 * 86_400.0
"""Nobody waits a week for a turn: what says so is damaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One moment by both clocks."""

    steady_s: float
    wall_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What is known of an account.

    `free_s` is when the next turn is (steady clock). The door is shut until `shut_s` (steady), which is `shut_for_s`
    after `refused_s` (wall). `refusals` is how many in a row named no time. `days` are the characters sent on each day,
    by its date in ISO 8601; `pledged` those that processes at work, each by a number, are still going to send.
    """

    noted_s: float = 0.0
    free_s: float = 0.0
    shut_s: float = 0.0
    refused_s: float = 0.0
    shut_for_s: float = 0.0
    refusals: int = 0
    days: Mapping[str, int] = field(default_factory=dict)
    pledged: Mapping[str, int] = field(default_factory=dict)

    # ── turns ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def turn(self, at: Moment, *, interval_s: float) -> tuple[Ledger, float]:
        """Take the next turn; how many seconds are left until then."""
        here = self._since_start(at)
        turn_s = max(at.steady_s + here.shut_left_s(at), here.free_s)
        return replace(here, noted_s=at.steady_s, free_s=turn_s + interval_s), turn_s - at.steady_s

    def shut_left_s(self, at: Moment) -> float:
        """For how many seconds the door is still shut; each clock that can tell must say so.

        A restart puts the steady clock back, a hand that of the wall: then it does not count. Since a machine was
        started at least as much time has passed as its steady clock shows: neither opens the door too early.
        """
        by_steady_s = self.shut_s - at.steady_s if self._noted_here(at) else math.inf
        by_wall_s = self.refused_s + self.shut_for_s - at.wall_s if self.refused_s <= at.wall_s + SLACK_S else math.inf
        left_s = min(by_steady_s, by_wall_s)
        return min(max(0.0, left_s), self.shut_for_s) if math.isfinite(left_s) else 0.0

    def refused(self, at: Moment, *, retry_after_s: float | None) -> Ledger:
        """Shut the door for as long as the server asks; without a word from it, from the third refusal in a row on."""
        here = self._since_start(at)
        refusals = here.refusals if retry_after_s is not None else here.refusals + 1
        shut_for_s = min(_guessed_s(refusals) if retry_after_s is None else retry_after_s, LONGEST_SHUT_S)
        if shut_for_s <= here.shut_left_s(at):
            return replace(here, refusals=refusals)
        return replace(
            here,
            noted_s=at.steady_s,
            shut_s=at.steady_s + shut_for_s,
            refused_s=at.wall_s,
            shut_for_s=shut_for_s,
            refusals=refusals,
        )

    def answered(self) -> Ledger:
        """Forget the refusals: the server has taken something."""
        return replace(self, refusals=0)

    def _noted_here(self, at: Moment) -> bool:
        """Whether the steady clock is still the one that this was noted by."""
        return self.noted_s <= at.steady_s + SLACK_S

    def _since_start(self, at: Moment) -> Ledger:
        """The same by the steady clock of today, where the machine has been started anew."""
        if self._noted_here(at):
            return self
        return replace(self, noted_s=at.steady_s, free_s=0.0, shut_s=at.steady_s + self.shut_left_s(at))

    # ── what is sent ─────────────────────────────────────────────────────────────────────────────────────────────────

    def sent(self, characters: int, *, today: str, by: str = "") -> Ledger:
        """Count what is sent now (or, below 0, was not taken), out of what `by` has pledged."""
        days = {**self.days, today: max(0, self.sent_on(today) + characters)}
        nearest = sorted(days, key=lambda day: abs(date.fromisoformat(day) - date.fromisoformat(today)))[:KEPT_DAYS]
        pledged = {**self.pledged, by: max(0, self.pledged[by] - characters)} if by in self.pledged else self.pledged
        return replace(self, days={day: days[day] for day in sorted(nearest)}, pledged=pledged)

    def sent_on(self, day: str) -> int:
        """How many characters were sent on a day."""
        return self.days.get(day, 0)

    def pledge(self, characters: int, *, by: str) -> Ledger:
        """Have it known that so many characters are going to be sent."""
        return replace(self, pledged={**self.pledged, by: characters})

    def without_pledges(self, *numbers: str) -> Ledger:
        """Forget what was pledged by these."""
        return replace(self, pledged={by: many for by, many in self.pledged.items() if by not in numbers})

    # ── as JSON ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def as_json(self) -> bytes:
        """The ledger as it is written: one line."""
        return (json.dumps({"format": FORMAT, **asdict(self)}) + "\n").encode()

    @classmethod
    def of(cls, content: bytes) -> Ledger:
        """A ledger as it was written; raises ValueError if it was not written so."""
        try:
            fields = json.loads(content)
            if fields.pop("format") != FORMAT:
                raise ValueError("another format")
            ledger = cls(**{name: _CHECKS[name](value) for name, value in fields.items()})
        except (KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ValueError(str(error)) from error
        if ledger.free_s > ledger.noted_s + LONGEST_QUEUE_S:
            raise ValueError("a turn in some weeks")
        return ledger


def _guessed_s(refusals: int) -> float:
    """How long a door is taken to be shut after so many refusals in a row that named no time."""
    beyond = refusals - REFUSALS_IN_A_ROW
    return min(FIRST_MEMORY_S * 2 ** min(beyond, 10), LONGEST_MEMORY_S) if beyond >= 0 else 0.0


def _seconds(value: Any) -> float:
    if type(value) not in (int, float) or not 0 <= value < 1e12:
        raise ValueError(f"{value!r} is no time")
    return float(value)


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 10**15:
        raise ValueError(f"{value!r} is no number")
    return value


def _days(value: Any) -> dict[str, int]:
    return {date.fromisoformat(day).isoformat(): _number(many) for day, many in value.items()}


def _pledges(value: Any) -> dict[str, int]:
    return {str(_number(int(by))): _number(many) for by, many in value.items()}


_CHECKS: Mapping[str, Any] = {
    **dict.fromkeys(("noted_s", "free_s", "shut_s", "refused_s", "shut_for_s"), _seconds),
    "refusals": _number,
    "days": _days,
    "pledged": _pledges,
}
