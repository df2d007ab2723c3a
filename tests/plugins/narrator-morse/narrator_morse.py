"""An engine of one's own: this one speaks Morse code."""

import io
import math
import wave
from collections.abc import Mapping
from typing import Any

from narrator.model import Take, Voice
from narrator.speech.engine import Limits, settings

MORSE = """a.- b-... c-.-. d-.. e. f..-. g--. h.... i.. j.--- k-.- l.-.. m-- n-. o--- p.--. q--.- r.-. s... t- u..-
v...- w.-- x-..- y-.-- z--.. 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----. 0-----"""
CODE = {" ": " "} | {sign[0]: " ".join(sign[1:]) for sign in MORSE.split()}


class MorseEngine:
    name, version = "morse", "1"
    limits = Limits(characters=500, at_once=4)

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.settings = settings(table, engine=self.name, known={"words_per_minute": 25, "pitch_hz": 600.0})

    def health(self) -> str | None:
        return None

    def voices(self) -> tuple[Voice, ...]:
        return (Voice(engine=self.name, name="operator", language="en"),)

    def say(self, text: str, voice: Voice, speed: float) -> Take:
        unit = int(8_000 * 1.2 / self.settings["words_per_minute"])
        turn = 2 * math.pi * self.settings["pitch_hz"] / 8_000
        hush, tone = b"\x80" * unit, bytes(int(128 + 90 * math.sin(turn * frame)) for frame in range(unit))
        sounds = {" ": hush, ".": tone, "-": 3 * tone}
        content = io.BytesIO()
        with wave.open(content, "wb") as file:
            file.setparams((1, 1, 8_000, 0, "NONE", ""))
            file.writeframes(b"".join(sounds[mark] for mark in "   ".join(CODE.get(sign, "") for sign in text.lower())))
        return Take(audio=content.getvalue())

    def close(self) -> None:
        pass
