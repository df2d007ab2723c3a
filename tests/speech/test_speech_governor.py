"""The governor: turns, slots, doors and budgets, kept by processes that know nothing of each other."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from speech_kit import Time

from narrator.errors import ConfigError, EngineShut, EngineUnavailable, WorkspaceError
from narrator.show import Terms
from narrator.speech import Limits
from narrator.speech.governor import Accounts, Governor

LONDON = "Europe/London"


class Calendar:
    """A time of day that a test sets."""

    def __init__(self, *moment: int) -> None:
        self.moment = datetime(*moment, tzinfo=UTC)  # type: ignore[arg-type, misc]

    def now(self) -> datetime:
        """The time of day."""
        return self.moment


class World:
    """An account in a folder, clocks that only a test moves, and what was told."""

    def __init__(self, folder: Path | None, calendar: Calendar | None = None, *, timezone: str = LONDON) -> None:
        self.folder, self.time, self.calendar = folder, Time(), calendar or Calendar(2026, 11, 24, 12, 0)
        self.told: list[str] = []
        self._timezone = timezone

    def governor(
        self, *, per_minute: float = 0, at_once: int = 2, account: str = "api.example", **terms: Any
    ) -> Governor:
        """A governor of that account, as a new run would have it."""
        limits = Limits(characters=100, at_once=at_once, per_minute=per_minute, account=account)
        accounts = Accounts(folder=self.folder, timezone=self._timezone, now=self.calendar.now, tell=self.told.append)
        return accounts.governor("parrot", limits=limits, terms=Terms(**terms), clock=self.time.clock)

    def rest(self, seconds: float) -> None:
        """Let time pass, by both clocks."""
        self.time.sleep(seconds)
        self.calendar.moment += timedelta(seconds=seconds)

    def say(self, governor: Governor, characters: int = 10, error: Exception | None = None) -> float:
        """Take a turn, and meet with an error in it if need be; when it was."""
        with governor.turn(characters, rest=self.rest):
            if error:
                raise error
            return self.time.now_s

    @property
    def file(self) -> Path:
        """The file of the account."""
        assert self.folder
        (path,) = self.folder.iterdir()
        return path


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / ".narrator" / "accounts")


def refusal(after_s: float | None = None) -> EngineShut:
    return EngineShut("parrot", "api.example", "has had too many requests (429)", retry_after_s=after_s)


# ── rate ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_turns_are_evenly_spaced_and_the_first_is_at_once(world: World) -> None:
    governor = world.governor(per_minute=120)
    assert [world.say(governor) for _ in range(4)] == pytest.approx([0, 0.5, 1, 1.5])


def test_the_next_run_keeps_the_distance_too(world: World) -> None:
    world.say(world.governor(per_minute=6))
    assert world.say(world.governor(per_minute=6)) == pytest.approx(10)


def test_another_account_has_turns_of_its_own(world: World) -> None:
    world.say(world.governor(per_minute=6))
    assert world.say(world.governor(per_minute=6, account="other.example")) == 0


def test_an_engine_without_an_account_leaves_no_file(world: World) -> None:
    governor = world.governor(per_minute=60, account="")
    assert [world.say(governor) for _ in range(2)] == pytest.approx([0, 1])
    assert world.folder
    assert not world.folder.exists()


def test_outside_of_a_show_nothing_is_written() -> None:
    world = World(None)
    governor = world.governor(per_minute=60)
    assert [world.say(governor) for _ in range(2)] == pytest.approx([0, 1])


# ── the door ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_new_run_knows_that_the_door_is_shut_and_until_when(world: World) -> None:
    with pytest.raises(EngineShut):
        world.say(world.governor(), error=refusal(600))
    shut = world.governor().objection()
    assert shut
    assert shut.cause == "takes nothing more until 12:10: it has had too many requests"
    assert shut.retry_after_s == pytest.approx(600)
    with pytest.raises(EngineShut, match=r"^parrot: takes nothing more until 12:10"):
        world.say(world.governor())
    world.rest(600)
    assert world.governor().objection() is None
    assert world.say(world.governor()) == 600


def test_a_door_that_opens_soon_is_waited_for(world: World) -> None:
    with pytest.raises(EngineUnavailable):
        world.say(world.governor(), error=EngineUnavailable("parrot", "", "is busy (503)", retry_after_s=30))
    assert world.say(world.governor()) == pytest.approx(30)


def test_who_waits_for_a_turn_sees_the_door_shut(world: World) -> None:
    first, second = world.governor(per_minute=60), world.governor(per_minute=60)
    world.say(first)

    def rest(seconds: float) -> None:
        world.rest(seconds)
        if world.time.now_s == 1:
            with pytest.raises(EngineShut):
                world.say(first, error=refusal(20))

    with second.turn(10, rest=rest):
        assert world.time.now_s == pytest.approx(22)


def test_no_answer_is_no_closed_door(world: World) -> None:
    for _ in range(5):
        with pytest.raises(EngineUnavailable):
            world.say(world.governor(), error=EngineUnavailable("parrot", "", "does not answer"))
    assert world.governor().objection() is None


def test_three_refusals_in_a_row_shut_the_door_and_an_answer_forgets_them(world: World) -> None:
    for _ in range(2):
        with pytest.raises(EngineShut):
            world.say(world.governor(), error=refusal())
    world.say(world.governor())
    for waited_s in (0, 0, 60):
        assert world.governor().objection() is None
        with pytest.raises(EngineShut):
            world.say(world.governor(), error=refusal())
        shut = world.governor().objection()
        assert (shut.retry_after_s if shut else 0) == pytest.approx(waited_s)


# ── the budget ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_budget_is_never_passed(world: World) -> None:
    governor = world.governor(characters_a_day=100)
    world.say(governor, 60)
    with pytest.raises(EngineShut) as caught:
        world.say(governor, 41)
    assert str(caught.value) == (
        "parrot: 60 of today’s 100 characters are spent, 41 more are needed; they count anew from 25 November, 00:00"
    )
    assert caught.value.hint == "it is due again then, or raise characters_a_day in [voice.parrot]"
    assert (caught.value.exit_code, caught.value.retry_after_s) == (75, 12 * 3600)
    world.say(governor, 40)
    assert (governor.spent_today(), governor.left_today()) == (100, 0)
    shut = world.governor(characters_a_day=100).objection()
    assert shut
    assert "100 of today’s 100 characters are spent" in shut.cause


def test_a_budget_in_money_is_never_passed(world: World) -> None:
    governor = world.governor(spend_a_day=0.3, price_per_million=15)
    assert governor.left_today() == 20_000
    world.say(governor, 12_000)
    assert governor.spent() == "12,000 of 20,000 characters spent today (0.18)"
    with pytest.raises(
        EngineShut, match=r"12,000 of today’s 20,000 characters are spent \(0\.18 of 0\.30\), 9,000 more"
    ):
        world.say(governor, 9_000)


def test_a_sum_for_what_has_no_price_is_an_error(world: World) -> None:
    with pytest.raises(ConfigError, match="nothing is known of a price"):
        world.governor(spend_a_day=1.0)


def test_what_is_refused_or_fails_counts_as_the_server_counts_it(world: World) -> None:
    governor = world.governor()
    with pytest.raises(EngineShut):
        world.say(governor, 30, refusal(1))
    assert governor.spent_today() == 0
    with pytest.raises(EngineUnavailable):
        world.say(governor, 30, EngineUnavailable("parrot", "", "cut its answer short"))
    assert governor.spent_today() == 30


@pytest.mark.parametrize(
    ("evening", "hours"),
    [
        ((2026, 3, 28, 0, 30), 23.5),
        ((2026, 3, 29, 0, 30), 22.5),
        ((2026, 10, 25, 0, 30), 23.5),
        ((2026, 10, 24, 23, 30), 24.5),
    ],
)
def test_a_day_ends_at_the_shows_midnight_when_clocks_change(
    world: World, evening: tuple[int, ...], hours: float
) -> None:
    # In London the clocks go forward on 29 March 2026, at 01:00 UTC, and back on 25 October.
    world.calendar.moment = datetime(*evening, tzinfo=UTC)  # type: ignore[arg-type, misc]
    governor = world.governor(characters_a_day=100)
    world.say(governor, 100)
    with pytest.raises(EngineShut) as caught:
        world.say(governor, 1)
    assert caught.value.retry_after_s == hours * 3600
    world.rest(hours * 3600 - 1)
    with pytest.raises(EngineShut):
        world.say(governor, 1)
    world.rest(1)
    world.say(governor, 100)


def test_a_midnight_that_is_skipped_is_when_the_day_begins(tmp_path: Path) -> None:
    # In Beirut 29 March 2026 begins at 01:00, which is 28 March, 22:00 UTC.
    world = World(tmp_path, Calendar(2026, 3, 28, 20, 0), timezone="Asia/Beirut")
    governor = world.governor(characters_a_day=100)
    world.say(governor, 100)
    shut = governor.objection()
    assert shut
    assert shut.retry_after_s == 2 * 3600
    world.rest(2 * 3600)
    assert governor.objection() is None


def test_an_episode_is_begun_only_if_all_of_it_can_be_paid(world: World) -> None:
    governor = world.governor(characters_a_day=100)
    with (
        pytest.raises(EngineShut, match="0 of today’s 100 characters are spent, 101 more are needed") as caught,
        governor.pledged(101),
    ):
        raise AssertionError("it began")
    assert caught.value.hint.startswith("no day’s budget is enough for it")
    with governor.pledged(100):
        with pytest.raises(EngineShut, match="100 promised"):
            world.say(world.governor(characters_a_day=100), 1)
        for _ in range(10):
            world.say(governor, 10)
    assert governor.spent_today() == 100


def test_what_an_episode_did_not_need_is_free_again(world: World) -> None:
    governor = world.governor(characters_a_day=100)
    with governor.pledged(90):
        world.say(governor, 10)
    assert world.say(world.governor(characters_a_day=100), 90) == 0


def test_a_clock_that_jumps_gives_no_second_budget(world: World) -> None:
    governor = world.governor(characters_a_day=100)
    world.say(governor, 100)
    world.calendar.moment += timedelta(days=9)
    world.say(governor, 5)
    world.calendar.moment -= timedelta(days=9)
    with pytest.raises(EngineShut):
        world.say(governor, 1)


# ── a file that may be deleted, damaged, or not be written ───────────────────────────────────────────────────────────


def test_a_deleted_file_is_made_anew_with_what_is_known(world: World) -> None:
    governor = world.governor(per_minute=60, characters_a_day=100)
    world.say(governor, 60)
    file = world.file
    file.unlink()
    file.parent.rmdir()
    assert world.say(governor, 30) == pytest.approx(1)
    assert world.governor(characters_a_day=100).spent_today() == 90
    assert json.loads(world.file.read_bytes())["days"] == {"2026-11-24": 90}


@pytest.mark.parametrize("content", [b"{", b"\0" * 600, b"\xff\n", b'{"format": 2}\n', b"[" * 60_000])
def test_a_damaged_file_is_told_and_made_anew(world: World, tmp_path: Path, content: bytes) -> None:
    world.say(world.governor(), 60)
    damaged = World(tmp_path / "elsewhere")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / world.file.name).write_bytes(content)
    governor = damaged.governor()
    assert (governor.spent_today(), governor.objection()) == (0, None)
    assert damaged.file.read_bytes() == content, "to look writes nothing"
    damaged.say(governor, 7)
    assert governor.spent_today() == 7
    assert [told.partition(": ")[2] for told in damaged.told] == [
        "is damaged: what was asked of an engine before is forgotten"
    ] * 3, "at each look until it is written"
    assert json.loads(damaged.file.read_bytes().partition(b"\n")[0])["days"] == {"2026-11-24": 7}


def test_a_folder_that_cannot_be_used_is_told_and_all_goes_on(tmp_path: Path) -> None:
    (tmp_path / "accounts").write_bytes(b"")
    world = World(tmp_path / "accounts")
    governor = world.governor(per_minute=60, characters_a_day=100)
    assert [world.say(governor) for _ in range(2)] == pytest.approx([0, 1])
    assert len(world.told) == 1
    assert "what is asked of engines counts for this run only" in world.told[0]


def test_a_full_disk_is_an_error_by_name(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "pwrite", full)
    with pytest.raises(WorkspaceError, match="No space left"):
        world.say(world.governor())


def test_to_look_writes_nothing(world: World) -> None:
    governor = world.governor(characters_a_day=100)
    assert (governor.objection(), governor.spent_today(), governor.left_today()) == (None, 0, 100)
    assert governor.spent() == "0 of 100 characters spent today"
    assert world.folder
    assert not world.folder.exists()


# ── processes ────────────────────────────────────────────────────────────────────────────────────────────────────────

WORKER = """
import os, sys, threading, time
from pathlib import Path
from narrator.show import Terms
from narrator.errors import EngineShut
from narrator.speech import Limits
from narrator.speech.governor import Accounts

folder, processes, turns, per_minute, at_once, budget, last_s = sys.argv[1:]
limits = Limits(characters=100, at_once=int(at_once), per_minute=float(per_minute), account="api.example")
governor = Accounts(folder=Path(folder)).governor("parrot", limits=limits, terms=Terms(characters_a_day=int(budget)))
governor.spent_today()
for _ in range(int(processes) - 1):
    if os.fork() == 0:
        break
governor = Accounts(folder=Path(folder)).governor("parrot", limits=limits, terms=Terms(characters_a_day=int(budget)))

def work():
    for _ in range(int(turns)):
        try:
            with governor.turn(10, rest=time.sleep):
                begun = time.monotonic()
                time.sleep(float(last_s))
                ended = time.monotonic()
            os.write(1, f"{begun} {ended}\\n".encode())
        except EngineShut:
            return

threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


def workers(
    folder: Path, many: int, *, turns: int, per_minute: float = 0, at_once: int = 64, budget: int = 0, last_s: float = 0
) -> subprocess.Popen[str]:
    """A process, and others forked from it, of two threads each; all at once take turns of 10 characters."""
    numbers = map(str, (many, turns, per_minute, at_once, budget, last_s))
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", WORKER, str(folder), *numbers],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # Nothing is forked where threads run: those of a library would be some.
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    )


def turns_of(process: subprocess.Popen[str]) -> list[tuple[float, float]]:
    """When each turn of all processes began and ended, by the clock that they share."""
    with process:
        # To the end of what all can write: the first one may be done before the others.
        out, complaints = process.communicate(timeout=60)
    assert (process.returncode, complaints) == (0, "")
    return sorted((float(begun), float(ended)) for begun, ended in map(str.split, out.splitlines()))


def test_twenty_processes_keep_one_rate(tmp_path: Path) -> None:
    turns = turns_of(workers(tmp_path, 20, turns=2, per_minute=1_200))
    assert len(turns) == 80
    first, _ = turns[0]
    # A thread may be late, never early: so the n-th turn of all cannot come before n intervals have passed.
    assert all(begun - first >= number * 0.05 - 0.001 for number, (begun, _) in enumerate(turns))


def test_processes_share_the_slots(tmp_path: Path) -> None:
    turns = turns_of(workers(tmp_path, 20, turns=2, at_once=3, last_s=0.02))
    assert len(turns) == 80
    assert all(sum(begun <= moment < ended for begun, ended in turns) <= 3 for moment, _ in turns)


def test_the_slot_of_a_killed_process_is_free_at_once(tmp_path: Path) -> None:
    with workers(tmp_path, 1, turns=1, at_once=2, last_s=600, budget=40) as holder:
        (file,) = _until(lambda: [it for it in tmp_path.iterdir() if b'": 20}' in it.read_bytes()])
        waiting = threading.Event()
        limits, accounts = Limits(characters=100, at_once=2, account="api.example"), Accounts(folder=tmp_path)
        governor = accounts.governor("parrot", limits=limits, terms=Terms(characters_a_day=40))

        def rest(seconds: float) -> None:
            if not waiting.is_set():
                holder.send_signal(signal.SIGKILL)
                holder.wait()
            waiting.set()

        with governor.turn(10, rest=rest):
            assert waiting.is_set(), "both slots were taken"
    assert json.loads(file.read_bytes().partition(b"\n")[0])["days"].popitem()[1] == 30


def _until(look: Any) -> Any:
    while not (found := look()):
        threading.Event().wait(0.01)
    return found


PLEDGING = """
import sys
from pathlib import Path
from narrator.show import Terms
from narrator.speech import Limits
from narrator.speech.governor import Accounts

limits = Limits(characters=100, at_once=1, account="api.example")
governor = Accounts(folder=Path(sys.argv[1])).governor("parrot", limits=limits, terms=Terms(characters_a_day=100))
with governor.pledged(80), governor.turn(30, rest=print):
    pass
with governor.pledged(70):
    print("pledged", flush=True)
    sys.stdin.readline()
"""


def test_what_a_killed_process_had_pledged_is_free_at_once(tmp_path: Path) -> None:
    accounts, limits = Accounts(folder=tmp_path), Limits(characters=100, at_once=1, account="api.example")
    governor = accounts.governor("parrot", limits=limits, terms=Terms(characters_a_day=100))
    command = [sys.executable, "-c", PLEDGING, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "pledged\n"
        shut = governor.objection()
        assert shut
        assert "30 of today’s 100 characters are spent and 70 promised" in shut.cause
        process.kill()
    assert governor.objection(70) is None
    assert governor.objection(71)


def test_processes_spend_a_budget_to_the_last_character_and_not_one_more(tmp_path: Path) -> None:
    turns = turns_of(workers(tmp_path, 20, turns=20, budget=1_000))
    assert len(turns) == 100
    (file,) = tmp_path.iterdir()
    assert sum(json.loads(file.read_bytes().partition(b"\n")[0])["days"].values()) == 1_000
