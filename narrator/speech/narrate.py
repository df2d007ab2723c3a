"""Script → Speech, all of it by one engine: the first that will do, or the next where that one gives up midway."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import closing

from narrator.errors import EngineError, NoEngine
from narrator.model import Progress, Role, Script, Speech
from narrator.show import Voicing
from narrator.speech.casting import cast
from narrator.speech.speak import speak
from narrator.speech.store import ClipStore


def narrate(
    script: Script,
    *,
    voicing: Voicing,
    store: ClipStore,
    progress: Progress,
    only: str = "",
    roles: Collection[Role] = (Role.QUOTE, Role.ANNOUNCER),
) -> Speech:
    """Have the whole script said by one engine of the show, or by the engine `only`; `roles` may have their own voices.

    An engine that gives up midway is passed over and the next one says everything, unless the show would rather wait
    (`voicing.midway`); what was made until then stays in the store. Raises what `cast` and `speak` raise; where no
    engine is left after one gave up, the error of that one.
    """
    given_up: dict[str, EngineError] = {}
    while True:
        besides = {name: f"gave up midway ({error.cause})" for name, error in given_up.items()}
        try:
            engine, casting = cast(voicing, language=script.language, only=only, besides=besides, roles=roles)
        except NoEngine as none_left:
            raise _worth_telling(given_up, none_left) from none_left
        with closing(engine):
            progress.stage(f"speaking with {casting.voice.engine} ({casting.voice.name}): {casting.why}")
            try:
                return speak(script, engine=engine, casting=casting, voicing=voicing, store=store, progress=progress)
            except EngineError as error:
                if only or voicing.midway == "later":
                    raise
                given_up[casting.voice.engine] = error


def _worth_telling(given_up: Mapping[str, EngineError], none_left: NoEngine) -> EngineError:
    """Of the engines that gave up one that may go on later, else the first; where none did, that there is none."""
    errors = sorted(given_up.values(), key=lambda error: not error.transient)
    return errors[0] if errors else none_left
