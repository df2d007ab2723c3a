"""Script → Speech, all of it by one engine: the first that will do, or the next where that one gives up midway."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import closing
from typing import TypeVar

from narrator.errors import EngineError, NoEngine
from narrator.model import Casting, Progress, Role, Script, Speech
from narrator.show import Voicing
from narrator.speech.casting import cast
from narrator.speech.engine import Engine
from narrator.speech.governor import Accounts
from narrator.speech.speak import speak
from narrator.speech.store import ClipStore

T = TypeVar("T")


def narrate(
    script: Script,
    *,
    voicing: Voicing,
    store: ClipStore,
    progress: Progress,
    only: str = "",
    roles: Collection[Role] = (Role.QUOTE, Role.ANNOUNCER),
    accounts: Accounts = Accounts(),  # noqa: B008, it is frozen
) -> Speech:
    """Have the whole script said by one engine of the show, or by the engine `only`; `roles` may have their own voices.

    An engine that gives up midway is passed over and the next one says everything, unless the show would rather wait
    (`voicing.midway`); what was made until then stays in the store. Raises what `cast` and `speak` raise; where no
    engine is left after one gave up, the error of that one.
    """

    def speaking(engine: Engine, casting: Casting) -> Speech:
        progress.stage(f"speaking with {casting.voice.engine} ({casting.voice.name}): {casting.why}")
        return speak(
            script,
            engine=engine,
            casting=casting,
            voicing=voicing,
            store=store,
            progress=progress,
            accounts=accounts,
        )

    return by_one_engine(speaking, voicing=voicing, language=script.language, only=only, roles=roles)


def by_one_engine(
    perform: Callable[[Engine, Casting], T],
    *,
    voicing: Voicing,
    language: str,
    only: str,
    roles: Collection[Role],
) -> T:
    """What `perform` makes with the first engine of a show that can: raise EngineError there, and the next is tried."""
    given_up: dict[str, EngineError] = {}
    while True:
        besides = {name: _why(error) for name, error in given_up.items()}
        try:
            engine, casting = cast(voicing, language=language, only=only, besides=besides, roles=roles)
        except NoEngine as none_left:
            raise _worth_telling(given_up, none_left) from none_left
        with closing(engine):
            try:
                return perform(engine, casting)
            except EngineError as error:
                if only or voicing.midway == "later":
                    raise
                given_up[casting.voice.engine] = error


def _why(error: EngineError) -> str:
    """Why an engine is passed over; an error that names no text came before the first."""
    return f"gave up midway ({error.cause})" if error.which else error.cause


def _worth_telling(given_up: Mapping[str, EngineError], none_left: NoEngine) -> EngineError:
    """Of the engines that gave up one that may go on later, else the first; where none did, that there is none."""
    errors = sorted(given_up.values(), key=lambda error: not error.transient)
    return errors[0] if errors else none_left
