"""Script → Speech: each text from the clip store, or spoken within the limits of the engine and kept there."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from narrator.model import Casting, Checked, Clip, Progress, Script, Speech
from narrator.show import Terms, Voicing
from narrator.speech.booth import Booth
from narrator.speech.engine import Engine
from narrator.speech.governor import Accounts
from narrator.speech.lines import lines_of
from narrator.speech.store import ClipStore
from narrator.speech.takes import Line


def speak(
    script: Script,
    *,
    engine: Engine,
    casting: Casting,
    voicing: Voicing,
    store: ClipStore,
    progress: Progress,
    accounts: Accounts = Accounts(),  # noqa: B008, it is frozen
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
    jitter: Callable[[], float] = random.random,
) -> Speech:
    """Have each utterance said by the voice that was cast for its role, each text once, and keep the clips for ever.

    Raises EngineShut, with nothing said, if the engine's door is shut, or the day's budget would be passed, as
    `accounts` tell; EngineError, naming the utterance, as soon as a text cannot be said; EngineUnavailable where texts
    could not be said for `voicing.wait_s`: at once when three in a row could not, else when all others are done. The
    clips made until then stay in the store. Ends with no thread of its own left, after a KeyboardInterrupt too; a text
    then under way is waited for, as long as the engine's own time-out lasts.
    """
    lines = lines_of(script, engine=engine, casting=casting, voicing=voicing)
    clips = {line: clip for line, key in lines.keys.items() if (clip := store.get(key))}
    progress.step(len(clips), len(lines.keys))
    missing = {line: key for line, key in lines.keys.items() if line not in clips}
    terms = voicing.terms.get(engine.name, Terms())
    governor = accounts.governor(engine.name, limits=engine.limits, terms=terms, clock=clock)
    booth = Booth(
        engine=engine,
        governor=governor,
        store=store,
        patience_s=voicing.wait_s,
        sleep=sleep,
        clock=clock,
        jitter=jitter,
    )

    def arrived(line: Line, clip: Clip) -> None:
        clips[line] = clip
        progress.step(len(clips), len(lines.keys))

    # All of it is kept of the budget before the first text is paid for: an episode is never begun to be left half done.
    with governor.pledged(sum(len(line.text) for line in missing), patience_s=voicing.wait_s):
        booth.record(missing, arrived=arrived)
    said = tuple(tuple(clips[line] for line in texts) for texts in lines.said)
    checked = Checked(
        from_store=len(lines.keys) - len(missing),
        spoken=len(missing),
        said_again=booth.counted.said_again,
        split=booth.counted.split,
    )
    return Speech(script=script, casting=casting, clips=said, checked=checked)
