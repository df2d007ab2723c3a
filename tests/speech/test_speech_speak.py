"""Script → Speech: the store, the limits, tries and time-outs, what ends it and what is left then."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from speech_kit import BRITISH, Steps, Time, Unsteady, closing, script_of

from narrator.errors import EngineError, EngineUnavailable
from narrator.model import Casting, Quiet, Role, Section, Speech, Take, Utterance, Voice
from narrator.show import Voicing
from narrator.speech import ClipStore, Limits, cast, clip_key, speak

SENTENCES = tuple(f"Sentence number {number} of the morning news." for number in range(10))
OneAtATime = Limits(characters=1000, at_once=1)


@pytest.fixture
def store(tmp_path: Path) -> ClipStore:
    return ClipStore(tmp_path / "clips")


def said(
    engine: Unsteady, store: ClipStore, *texts: str, steps: Steps | None = None, time: Time | None = None
) -> Speech:
    """Have an engine say texts; nobody waits in earnest."""
    passing = time or Time()
    return speak(
        script_of(*texts),
        engine=engine,
        casting=engine.casting,
        voicing=Voicing(),
        store=store,
        progress=steps or Quiet(),
        sleep=passing.sleep,
        clock=passing.clock,
        jitter=lambda: 0.5,
    )


def no_thread_is_left() -> bool:
    return not [thread for thread in threading.enumerate() if thread.name.startswith("booth")]


class Fails:
    """Raises an error the first `times` that a text which contains `word` is to be said."""

    def __init__(self, error: Callable[[], BaseException], *, times: int = 10**6, word: str = "") -> None:
        self._error, self._left, self._word = error, times, word

    def __call__(self, text: str) -> None:
        if self._word in text and self._left:
            self._left -= 1
            raise self._error()


def unavailable(after_s: float | None = None) -> Callable[[], BaseException]:
    return lambda: EngineUnavailable("unsteady", "server", "answers 429", "wait", retry_after_s=after_s)


# ── roles ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_each_role_is_said_by_its_voice_and_a_text_once_by_each(store: ClipStore) -> None:
    engine, narrated = cast(Voicing(engines=("espeak",)), language="en-GB")
    american = replace(BRITISH, name="gmw/en-US", language="en-US")
    roles = (Role.ANNOUNCER, Role.HOST, Role.QUOTE, Role.QUOTE)
    said = tuple(Utterance(role=role, written="", spoken="We can’t dance.", pause_ms=0) for role in roles)
    script = replace(script_of("-"), sections=(Section(name="story", utterances=said),))
    both = speak(
        script,
        engine=engine,
        casting=replace(narrated, quote=american),
        voicing=Voicing(),
        store=store,
        progress=Quiet(),
    )
    alone = speak(script, engine=engine, casting=narrated, voicing=Voicing(), store=store, progress=Quiet())
    engine.close()
    keys = [pieces[0].key for pieces in both.clips]
    how: Any = {"version": narrated.engine_version, "settings": engine.settings}
    assert keys == [clip_key("We can’t dance.", voice=voice, **how) for voice in (BRITISH, BRITISH, american, american)]
    assert both.clips[0][0].energies != both.clips[2][0].energies
    assert {pieces[0].key for pieces in alone.clips} == {keys[0]}


# ── speaking ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_utterance_has_its_clips_in_order(store: ClipStore) -> None:
    engine, casting = cast(Voicing(engines=("espeak",)), language="en-GB")
    texts = ("One.", "A much longer sentence than the first one.", "One.")
    speech = speak(script_of(*texts), engine=engine, casting=casting, voicing=Voicing(), store=store, progress=Quiet())
    engine.close()
    assert [len(clips) for clips in speech.clips] == [1, 1, 1]
    assert speech.clips[0] == speech.clips[2]
    assert speech.clips[1][0].duration_ms > 2 * speech.clips[0][0].duration_ms
    assert all(store.get(clip.key) == clip for clips in speech.clips for clip in clips)
    assert speech.casting == casting


def test_the_same_text_is_said_once_in_a_script(store: ClipStore) -> None:
    with closing(Unsteady()) as engine:
        said(engine, store, "One.", "Two.", "One.")
        assert sorted(engine.said) == ["One.", "Two."]


def test_the_same_text_is_never_said_again(store: ClipStore) -> None:
    with closing(Unsteady()) as engine:
        first = said(engine, store, *SENTENCES)
        engine.said.clear()
        assert said(engine, store, *SENTENCES).clips == first.clips
        assert engine.said == []


def test_one_sentence_changed_is_one_sentence_said(store: ClipStore) -> None:
    with closing(Unsteady()) as engine:
        said(engine, store, *SENTENCES)
        engine.said.clear()
        said(engine, store, *SENTENCES[:4], "A correction.", *SENTENCES[5:])
        assert engine.said == ["A correction."]


def test_other_settings_make_other_clips(store: ClipStore) -> None:
    with closing(Unsteady(settings={"speed": 1})) as slow, closing(Unsteady(settings={"speed": 2})) as fast:
        assert said(slow, store, "One.").clips != said(fast, store, "One.").clips
        assert fast.said == ["One."]


def test_a_damaged_clip_is_said_again(store: ClipStore) -> None:
    with closing(Unsteady()) as engine:
        clip = said(engine, store, "One.", "Two.").clips[0][0]
        clip.path.write_bytes(b"")
        engine.said.clear()
        assert said(engine, store, "One.", "Two.").clips[0][0] == clip
        assert engine.said == ["One."]


def test_a_long_text_is_cut_to_the_limit_of_the_engine(store: ClipStore) -> None:
    text = " ".join(SENTENCES)
    with closing(Unsteady(limits=Limits(characters=100, at_once=1))) as engine:
        speech = said(engine, store, text)
        assert all(len(piece) <= 100 for piece in engine.said)
        assert " ".join(engine.said) == text
        assert len(speech.clips[0]) == len(engine.said) > 1


@pytest.mark.parametrize(
    ("limits", "given"),
    [
        (Limits(characters=100, at_once=1), "Then Xi spoke."),
        (Limits(characters=100, at_once=1, ipa=True), "Then [Xi](/ʃiː/) spoke."),
        (Limits(characters=9, at_once=1, ipa=True), "Then Xi"),
    ],
)
def test_a_pronunciation_is_for_engines_that_take_it(store: ClipStore, limits: Limits, given: str) -> None:
    with closing(Unsteady(limits=limits)) as engine:
        said(engine, store, "Then [Xi](/ʃiː/) spoke.")
        assert engine.said[0] == given


def test_a_piece_of_mere_marks_is_left_out(store: ClipStore) -> None:
    with closing(Unsteady(limits=Limits(characters=12, at_once=1))) as engine:
        assert said(engine, store, "Good morning . . . . . . . . .").clips
        assert engine.said == ["Good morning"]


def test_a_blank_utterance_has_no_clip(store: ClipStore) -> None:
    with closing(Unsteady()) as engine:
        assert [len(clips) for clips in said(engine, store, "One.", " ").clips] == [1, 0]


def test_progress_goes_from_what_is_there_to_all(store: ClipStore) -> None:
    with closing(Unsteady()) as engine:
        said(engine, store, *SENTENCES[:3])
        steps = Steps()
        said(engine, store, *SENTENCES[:5], steps=steps)
    assert steps.seen == [(3, 5), (4, 5), (5, 5)]


# ── the engine's limits ──────────────────────────────────────────────────────────────────────────────────────────────


def test_as_many_texts_are_under_way_as_the_engine_takes_and_no_more(store: ClipStore) -> None:
    together, lock, under_way, most = threading.Barrier(4), threading.Lock(), 0, 0

    def meet(text: str) -> None:
        nonlocal under_way, most
        with lock:
            under_way += 1
            most = max(most, under_way)
        together.wait(timeout=30)
        with lock:
            under_way -= 1

    with closing(Unsteady(meet, limits=Limits(characters=1000, at_once=4))) as engine:
        said(engine, store, *SENTENCES[:8])
    assert most == 4


def test_texts_are_begun_no_faster_than_the_engine_takes_them(store: ClipStore) -> None:
    time = Time()
    begun: list[float] = []
    limits = Limits(characters=1000, at_once=1, per_minute=240)
    with closing(Unsteady(lambda text: begun.append(time.now_s), limits=limits)) as engine:
        said(engine, store, *SENTENCES[:5], time=time)
    assert begun == pytest.approx([0, 0.25, 0.5, 0.75, 1.0])


# ── what is not available for now ────────────────────────────────────────────────────────────────────────────────────


def test_an_unavailable_engine_is_asked_again_after_longer_and_longer_waits(store: ClipStore) -> None:
    time = Time()
    begun: list[float] = []
    fail = Fails(unavailable(), times=4)

    def note_and_fail(text: str) -> None:
        begun.append(time.now_s)
        fail(text)

    with closing(Unsteady(note_and_fail)) as engine:
        assert said(engine, store, "One.", time=time).clips
    assert begun == pytest.approx([0, 1, 3, 7, 15])


def test_what_a_server_asks_for_is_waited(store: ClipStore) -> None:
    time = Time()
    with closing(Unsteady(Fails(unavailable(after_s=30), times=1))) as engine:
        said(engine, store, "One.", time=time)
    assert time.now_s == pytest.approx(30)


def test_nobody_waits_an_hour(store: ClipStore) -> None:
    time = Time()
    with closing(Unsteady(Fails(unavailable(after_s=3600)))) as engine:
        with pytest.raises(EngineUnavailable) as caught:
            said(engine, store, "One.", time=time)
        assert engine.said == ["One."]
    assert (caught.value.retry_after_s, time.now_s) == (3600, 0)


def test_when_patience_ends_the_text_is_given_up_and_named(store: ClipStore) -> None:
    long_text, time = "A sentence that is somewhat longer than what fits in a message of one line.", Time()
    with closing(Unsteady(Fails(unavailable()))) as engine:
        with pytest.raises(EngineUnavailable) as caught:
            said(engine, store, long_text, time=time)
        assert engine.said == [long_text] * 8
    assert time.now_s == pytest.approx(120)
    assert str(caught.value) == (
        "unsteady: “A sentence that is somewhat longer than what fits in a mess…”: server: answers 429"
    )
    assert (caught.value.hint, caught.value.exit_code) == ("wait", 75)


def test_three_texts_in_a_row_that_cannot_be_said_end_it(store: ClipStore) -> None:
    time = Time()
    with closing(Unsteady(Fails(unavailable()))) as engine:
        with pytest.raises(EngineUnavailable):
            said(engine, store, *SENTENCES, time=time)
        assert sorted(set(engine.said)) == sorted(SENTENCES[:3])
    assert time.now_s < 125, "a closed door is waited for once, not once a text"


def test_a_door_that_opens_in_time_is_gone_through_at_that_text(store: ClipStore) -> None:
    time = Time()

    def shut(text: str) -> None:
        if "number 4" in text and time.now_s < 100:
            raise EngineUnavailable("unsteady", "", "answers 429")

    with closing(Unsteady(shut)) as engine:
        said(engine, store, *SENTENCES, time=time)
        assert list(dict.fromkeys(engine.said)) == list(SENTENCES)
    assert time.now_s >= 100


def test_one_text_that_cannot_be_said_does_not_keep_the_others_from_being_made(store: ClipStore) -> None:
    with closing(Unsteady(Fails(unavailable(), word="number 4", times=8))) as engine:
        steps = Steps()
        with pytest.raises(EngineUnavailable, match="number 4"):
            said(engine, store, *SENTENCES, steps=steps)
        assert steps.seen[-1] == (9, 10)
        engine.said.clear()
        said(engine, store, *SENTENCES)
        assert engine.said == [SENTENCES[4]]


# ── what never will be ───────────────────────────────────────────────────────────────────────────────────────────────


def test_an_error_is_not_tried_again_and_cancels_what_waits(store: ClipStore) -> None:
    broken = Fails(lambda: EngineError("unsteady", "", "has no such letter"), word="number 4")
    with closing(Unsteady(broken, limits=OneAtATime)) as engine:
        steps = Steps()
        with pytest.raises(
            EngineError, match=r"^unsteady: “Sentence number 4 of the morning news.”: has no such letter$"
        ):
            said(engine, store, *SENTENCES, steps=steps)
        assert engine.said == list(SENTENCES[:5])
    assert steps.seen[-1] == (4, 10)
    assert no_thread_is_left()


def test_an_error_ends_the_waiting_of_others(store: ClipStore) -> None:
    waits = threading.Event()

    def fail(text: str) -> None:
        if text == "patience":
            raise EngineUnavailable("unsteady", "", "answers 429")
        assert waits.wait(timeout=30)
        raise EngineError("unsteady", "", "is out of order")

    def sleep(seconds: float) -> None:
        waits.set()
        threading.Event().wait(seconds)

    with closing(Unsteady(fail, limits=Limits(characters=100, at_once=2))) as engine:
        script = script_of("patience", "order")
        with pytest.raises(EngineError, match="out of order"):
            speak(
                script,
                engine=engine,
                casting=engine.casting,
                voicing=Voicing(),
                store=store,
                progress=Quiet(),
                sleep=sleep,
                jitter=lambda: 3600,
            )
        assert engine.said.count("patience") == 1


class Interrupting(Steps):
    """The user presses Ctrl-C when the second clip is there."""

    def step(self, done: int, total: int) -> None:
        super().step(done, total)
        if done == 2:
            raise KeyboardInterrupt


def test_an_interrupt_leaves_no_thread_and_keeps_the_clips(store: ClipStore) -> None:
    with closing(Unsteady(limits=OneAtATime)) as engine:
        with pytest.raises(KeyboardInterrupt):
            said(engine, store, *SENTENCES, steps=Interrupting())
        assert no_thread_is_left()
        assert len(engine.said) < len(SENTENCES)
        engine.said.clear()
        said(engine, store, *SENTENCES)
        assert not {SENTENCES[0], SENTENCES[1]} & set(engine.said)


INTERRUPTED = """
import sys
from pathlib import Path
from speech_kit import script_of
from narrator.show import Voicing
from narrator.speech import ClipStore, cast, speak

class Progress:
    def step(self, done, total):
        print(done, flush=True)

engine, casting = cast(Voicing(engines=("espeak",)), language="en-GB")
script = script_of(*(f"This is sentence {number}, and it takes its time." for number in range(3_000)))
try:
    store = ClipStore(Path(sys.argv[1]))
    speak(script, engine=engine, casting=casting, voicing=Voicing(), store=store, progress=Progress())
except KeyboardInterrupt:
    print("interrupted")
finally:
    engine.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
def test_ctrl_c_ends_a_long_script_and_its_workers(tmp_path: Path) -> None:
    program = [sys.executable, "-W", "error", "-c", INTERRUPTED, str(tmp_path)]
    folder = str(Path(__file__).parent)
    with subprocess.Popen(
        program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder, start_new_session=True
    ) as process:
        assert process.stdout is not None
        while process.stdout.readline().strip() not in {"5", ""}:
            pass
        # To the whole group, as a terminal does.
        subprocess.run(["kill", "-INT", "--", f"-{process.pid}"], check=True)
        rest, complaints = process.communicate(timeout=60)
    assert (process.returncode, complaints) == (0, "")
    assert rest.splitlines()[-1] == "interrupted"


# ── what an engine sends ─────────────────────────────────────────────────────────────────────────────────────────────


def test_an_engine_that_sends_rubbish_ends_the_episode_by_name(store: ClipStore) -> None:
    class Rubbish(Unsteady):
        def say(self, text: str, voice: Voice, speed: float) -> Take:
            return Take(audio=b"ID3 nothing")

    with closing(Rubbish()) as engine, pytest.raises(EngineError, match=r"^unsteady: “One.”: sent what cannot be used"):
        said(engine, store, "One.")


def test_the_casting_decides_the_key(store: ClipStore) -> None:
    with closing(Unsteady()) as engine:
        casting = Casting(voice=engine.voices()[0], engine_version="2", why="")
        newer = speak(
            script_of("One."), engine=engine, casting=casting, voicing=Voicing(), store=store, progress=Quiet()
        )
        assert newer.clips != said(engine, store, "One.").clips
