"""Whose turn it is at an engine: its rate, its slots, its closed door and the day's budget, kept across processes.

There is a governor for each engine and account (`Limits.account`). What it must remember lies in the show's folder, in
a file for each account that may be deleted at any time; an engine without an account is bounded within its process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar
from zoneinfo import ZoneInfo

from narrator.errors import EngineShut, EngineUnavailable
from narrator.show import Terms
from narrator.speech.accounts import MOST_PLEDGES, PLEDGES, SLOTS, account_in
from narrator.speech.budget import Budget, Need
from narrator.speech.engine import Limits
from narrator.speech.ledger import Ledger, Moment

T = TypeVar("T")

NAP_S = 0.02
"""How long a thread sleeps before it looks again for a slot that another process has."""

LONGEST_WAIT_S = 60.0
NOW_S = 0.001
"""A door that is shut for less than this is open: clocks are no finer."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _silence(text: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """Where ledgers lie (None: in memory), and when a day ends: by which time of day, in whose time zone.

    `tell` is told what was wrong with a ledger; it is never a reason not to go on.
    """

    folder: Path | None = None
    timezone: str = "UTC"
    now: Callable[[], datetime] = _utc_now
    tell: Callable[[str], None] = _silence

    def governor(
        self, engine: str, *, limits: Limits, terms: Terms, clock: Callable[[], float] = monotonic
    ) -> Governor:
        """Whoever gives turns at an engine within its `limits`, on the `terms` of a show, by a steady `clock`.

        Raises ConfigError where a sum of money is to bound what has no price.
        """
        budget = Budget.of(engine, limits=limits, terms=terms)
        return Governor(engine, limits=limits, budget=budget, accounts=self, clock=clock)


class Governor:
    """Gives turns at an engine; one for each episode, several threads may use it."""

    def __init__(
        self, engine: str, *, limits: Limits, budget: Budget, accounts: Accounts, clock: Callable[[], float]
    ) -> None:
        # What is counted for a day must outlast the process, whatever the engine says of itself.
        account = limits.account or ("here" if budget.most is not None else "")
        self._engine, self._limits, self._budget, self._accounts = engine, limits, budget, accounts
        self._clock = clock
        self._interval_s = 60 / limits.per_minute if limits.per_minute else 0.0
        self._zone = ZoneInfo(accounts.timezone)
        self._shared = bool(account) and accounts.folder is not None
        self._account = account_in(accounts.folder if self._shared else None, f"{engine} {account}")
        self._pledge = ""

    # ── for who has texts to be said ─────────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def pledged(self, characters: int, *, patience_s: float = LONGEST_WAIT_S) -> Iterator[None]:
        """Keep so much of today's budget for who works within the block; what is not sent is free again after it.

        Raises EngineShut, with nothing sent, if the door is shut for longer than `patience_s`, or all of it would pass
        the budget; never where nothing is to be sent.
        """
        if characters and (objection := self.objection(characters, patience_s=patience_s)):
            raise objection
        if not characters or self._budget.most is None:
            yield
            return
        with self._seated(PLEDGES, MOST_PLEDGES) as seat:
            number = str(seat - PLEDGES)
            self._change(lambda ledger: (self._within_budget(ledger, characters).pledge(characters, by=number), None))
            self._pledge = number
            try:
                yield
            finally:
                self._pledge = ""
                self._change(lambda ledger: (ledger.without_pledges(number), None))

    @contextmanager
    def turn(
        self, characters: int, *, rest: Callable[[float], None], patience_s: float = LONGEST_WAIT_S
    ) -> Iterator[None]:
        """Wait for a turn, by `rest`, and have it as long as the block lasts; what the engine raises in it is minded.

        Raises EngineShut if the door is shut for longer than `patience_s`, or `characters` would pass today's budget.
        """
        # A process without company keeps to `at_once` by the number of its threads.
        with self._seated(SLOTS, self._limits.at_once, rest) if self._shared else nullcontext():
            self._await(characters, rest, patience_s)
            try:
                yield
            except EngineUnavailable as error:
                self._refused(error, characters)
                raise
            if self._account.last_seen.refusals:
                self._change(lambda ledger: (ledger.answered(), None))

    # ── for who wants to know; nothing is written ────────────────────────────────────────────────────────────────────

    def objection(self, characters: int = 1, *, patience_s: float = 0.0, promised: int = 0) -> EngineShut | None:
        """Why so much cannot be sent now, besides what is `promised` already, and for how long; None if it can."""
        ledger = self._look()
        if (left_s := ledger.shut_left_s(self._moment())) > max(patience_s, NOW_S):
            return self._at_the_door(left_s)
        try:
            self._within_budget(ledger, characters, promised=promised)
        except EngineShut as spent:
            return spent
        return None

    def spent_today(self) -> int:
        """How many characters were sent today."""
        return self._look().sent_on(self._today())

    def left_today(self) -> int | None:
        """How many characters may still be sent today; None: any number."""
        most = self._budget.most
        return None if most is None else max(0, most - self.spent_today())

    def spent(self) -> str:
        """What was sent today, of how much, in a few words; "" where there is nothing to tell."""
        sent = self.spent_today()
        return self._budget.told(sent) if sent or self._budget.most is not None else ""

    # ── turns ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def _seated(self, first: int, many: int, rest: Callable[[float], None] = sleep) -> Iterator[int]:
        """Have one of `many` seats of the account as long as the block lasts, waiting for it by `rest`."""
        while (seat := self._account.take(first, many, self._accounts.tell)) is None:
            rest(NAP_S)
        try:
            yield seat
        finally:
            self._account.leave(seat)

    def _await(self, characters: int, rest: Callable[[float], None], patience_s: float) -> None:
        def begin(ledger: Ledger) -> tuple[Ledger, float]:
            return self._within_budget(ledger, characters).sent(characters, today=self._today(), by=self._pledge), 0.0

        def queue(ledger: Ledger) -> tuple[Ledger, float]:
            at = self._moment()
            if (left_s := ledger.shut_left_s(at)) > patience_s:
                raise self._at_the_door(left_s)
            queued, wait_s = self._within_budget(ledger, characters).turn(at, interval_s=self._interval_s)
            return (queued, wait_s) if wait_s > 0 else begin(queued)

        def after_waiting(ledger: Ledger) -> tuple[Ledger, float]:
            return queue(ledger) if ledger.shut_left_s(self._moment()) > NOW_S else begin(ledger)

        wait_s = self._change(queue)
        while wait_s > 0:
            rest(wait_s)
            wait_s = self._change(after_waiting)

    def _refused(self, error: EngineUnavailable, characters: int) -> None:
        """Mind a door that was shut; what a server has not even looked at is not counted."""
        unheard, retry_after_s = isinstance(error, EngineShut), error.retry_after_s or None
        if not unheard and retry_after_s is None:
            return

        def mind(ledger: Ledger) -> tuple[Ledger, None]:
            counted = ledger.sent(-characters, today=self._today(), by=self._pledge) if unheard else ledger
            return counted.refused(self._moment(), retry_after_s=retry_after_s), None

        self._change(mind)

    # ── what is known ────────────────────────────────────────────────────────────────────────────────────────────────

    def _change(self, change: Callable[[Ledger], tuple[Ledger, T]]) -> T:
        return self._account.change(change, self._accounts.tell)

    def _look(self) -> Ledger:
        return self._account.look(self._accounts.tell)

    def _within_budget(self, ledger: Ledger, characters: int, *, promised: int = 0) -> Ledger:
        """The ledger, if so much can be sent today; raises EngineShut."""
        own = ledger.pledged.get(self._pledge, 0)
        others = 0 if own >= characters else sum(ledger.pledged.values()) - own
        need = Need(sent=ledger.sent_on(self._today()), pledged=others + promised, characters=characters)
        if passed := self._budget.passed_by(need):
            opens = _midnight_after(self._now())
            raise EngineShut(
                self._engine,
                "",
                f"{passed}; they count anew from {_told(opens, self._now())}",
                self._budget.hint(need),
                retry_after_s=(opens - self._now()).total_seconds(),
            )
        return ledger

    def _at_the_door(self, left_s: float) -> EngineShut:
        opens = self._now() + timedelta(seconds=left_s)
        cause = f"takes nothing more until {_told(opens, self._now())}: it has had too many requests"
        return EngineShut(self._engine, "", cause, retry_after_s=left_s)

    # ── what time it is ──────────────────────────────────────────────────────────────────────────────────────────────

    def _moment(self) -> Moment:
        return Moment(steady_s=self._clock(), wall_s=self._accounts.now().timestamp())

    def _now(self) -> datetime:
        return self._accounts.now().astimezone(self._zone)

    def _today(self) -> str:
        return self._now().date().isoformat()


def _midnight_after(moment: datetime) -> datetime:
    """When the next day of the calendar begins, in the zone of `moment`."""
    return datetime.combine(moment.date() + timedelta(days=1), time(), tzinfo=moment.tzinfo).astimezone(UTC)


def _told(moment: datetime, now: datetime) -> str:
    """A moment as a person says it now: "14:05", "25 November, 00:00"."""
    there = moment.astimezone(now.tzinfo)
    return f"{there:%H:%M}" if there.date() == now.date() else f"{there.day} {there:%B, %H:%M}"
