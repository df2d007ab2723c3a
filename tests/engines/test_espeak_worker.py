"""The worker program by itself: its frames, its end, and what must not come between the frames."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import espeakng_loader
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.engines import espeak_worker
from narrator.engines.espeak_worker import read_frame, write_frame

LIBRARY = espeakng_loader.get_library_path()
SAY = {"do": "say", "voice": "gmw/en", "words_per_minute": 165, "pitch": 50}


def start(*, program: list[str] | None = None) -> subprocess.Popen[bytes]:
    program = program or ["-I", "-S", espeak_worker.__file__]
    arguments = [LIBRARY, str(Path(LIBRARY).parent), str(os.getpid())]
    return subprocess.Popen(
        [sys.executable, *program, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout


@given(st.dictionaries(st.text(), st.integers() | st.text() | st.floats(allow_nan=False)), st.binary())
def test_frames_come_out_as_they_went_in(header: dict[str, object], body: bytes) -> None:
    pipe = io.BytesIO()
    write_frame(pipe, header, body)
    write_frame(pipe, {})
    pipe.seek(0)
    assert read_frame(pipe) == ({**header, "bytes": len(body)}, body)
    assert read_frame(pipe) == ({"bytes": 0}, b"")


@given(st.binary(min_size=1), st.data())
def test_a_frame_that_ends_early_is_the_end(body: bytes, data: st.DataObject) -> None:
    pipe = io.BytesIO()
    write_frame(pipe, {"do": "say"}, body)
    whole = pipe.getvalue()
    with pytest.raises(EOFError):
        read_frame(io.BytesIO(whole[: data.draw(st.integers(0, len(whole) - 1))]))


def test_it_answers_one_request_after_the_other_and_ends_with_its_input() -> None:
    with start() as worker:
        requests, replies = pipes(worker)
        for text in (b"One.", b"Two."):
            write_frame(requests, SAY, text)
            header, samples = read_frame(replies)
            assert header["rate_hz"] == 22_050
            assert len(samples) > 10_000
        write_frame(requests, {**SAY, "voice": "nobody"}, b"Three.")
        assert read_frame(replies)[0]["error"] == "no voice nobody"
        write_frame(requests, {"do": "about"})
        assert ["gmw/de", [[5, "de"]]] in read_frame(replies)[0]["voices"]
        requests.close()
        assert worker.wait(timeout=60) == 0


def test_the_end_of_its_input_ends_it_in_the_middle_of_a_text() -> None:
    with start() as worker:
        requests, replies = pipes(worker)
        write_frame(requests, SAY, b"One.")
        read_frame(replies)
        write_frame(requests, SAY, b"This will take some seconds to say. " * 20_000)
        requests.close()
        assert worker.wait(timeout=60) == 0
        assert replies.read() == b""


def test_it_ends_at_once_where_its_parent_is_gone_already() -> None:
    if sys.platform != "linux":
        pytest.skip("only the kernel of Linux is asked")
    program = [sys.executable, "-I", "-S", espeak_worker.__file__, LIBRARY, str(Path(LIBRARY).parent), "1"]
    assert subprocess.run(program, stdin=subprocess.PIPE, check=False, timeout=60).returncode == 1


NOISY = """
import ctypes, sys
sys.path.insert(0, sys.argv.pop(1))
import espeak_worker

def say(library, header, body):
    libc = ctypes.CDLL(None)
    libc.puts(b"noise of the library")
    libc.fflush(None)
    return {"said": body.decode()}, b""

espeak_worker.OPERATIONS = {"say": say}
espeak_worker.main(*sys.argv[1:])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the C library has no such name there")
def test_what_the_library_prints_does_not_come_between_the_frames() -> None:
    with start(program=["-c", NOISY, str(Path(espeak_worker.__file__).parent)]) as worker:
        requests, replies = pipes(worker)
        write_frame(requests, SAY, b"One.")
        assert read_frame(replies)[0]["said"] == "One."
        requests.close()
        assert worker.stderr is not None
        assert worker.stderr.read() == b"noise of the library\n"


def test_ctrl_c_is_left_to_the_parent() -> None:
    with start() as worker:
        requests, replies = pipes(worker)
        write_frame(requests, SAY, b"One.")
        read_frame(replies)
        subprocess.run(["kill", "-INT", str(worker.pid)], check=True)
        write_frame(requests, SAY, b"One.")
        assert len(read_frame(replies)[1]) > 10_000


def test_it_imports_nothing_of_narrator() -> None:
    program = "import sys; sys.path.insert(0, sys.argv[1]); import espeak_worker; print(*sys.modules)"
    folder = str(Path(espeak_worker.__file__).parent)
    ran = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program, folder], capture_output=True, text=True, check=True
    )
    assert not [name for name in ran.stdout.split() if name.split(".")[0] in {"narrator", "numpy", "espeakng_loader"}]


def test_a_thousand_texts_do_not_make_it_grow() -> None:
    if sys.platform != "linux":
        pytest.skip("looks into /proc")
    with start() as worker:
        requests, replies = pipes(worker)

        def resident_kib_after(texts: int) -> int:
            for _ in range(texts):
                write_frame(requests, SAY, b"Six.")
                read_frame(replies)
            status = Path(f"/proc/{worker.pid}/status").read_text()
            return int(status.split("VmRSS:")[1].split()[0])

        assert resident_kib_after(1000) < 1.1 * resident_kib_after(200)
        requests.close()
