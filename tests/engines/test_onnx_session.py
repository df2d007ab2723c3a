"""Reading and amending ONNX files."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from onnx_by_hand import FLOAT, Graph, value

from narrator.engines.neural.onnx_session import LoadedOnce, open_session, with_output
from narrator.errors import EngineError


def rounding() -> bytes:
    """A network that rounds up twice what it is given."""
    graph = Graph()
    graph.node("Ceil", graph.node("Add", "input", "input"), output="r" * 200)
    graph.node("Neg", "r" * 200, output="output")
    return graph.model([value("input", FLOAT, ["n"])], [value("output", FLOAT, ["n"])])


def test_the_output_of_a_node_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "rounding.onnx"
    path.write_bytes(rounding())
    plain, shown = (open_session(path, engine="test", shown=kind) for kind in ("", "Ceil"))
    assert [output.tolist() for output in plain.run(None, {"input": [1.2, 2.0]})] == [[-3, -4]]
    assert [output.tolist() for output in shown.run(None, {"input": [1.2, 2.0]})] == [[-3, -4], [3, 4]]


def test_a_session_keeps_to_the_thread_that_runs_it(tmp_path: Path) -> None:
    path = tmp_path / "rounding.onnx"
    path.write_bytes(rounding())
    options = open_session(path, engine="test").get_session_options()
    assert (options.intra_op_num_threads, options.inter_op_num_threads) == (1, 1)
    assert options.get_session_config_entry("session.intra_op.allow_spinning") == "0"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"^piper: .*gone\.onnx: cannot be read: .*No such file"):
        open_session(tmp_path / "gone.onnx", engine="piper")


@given(st.binary(max_size=60), st.integers(0, 400))
def test_no_bytes_are_too_strange(junk: bytes, cut: int) -> None:
    for content in (junk, rounding()[:cut] + junk):
        with suppress(ValueError):
            assert with_output(content, "Ceil").startswith(content)


def test_what_fails_to_load_is_tried_again() -> None:
    calls: list[Path] = []

    def load(path: Path) -> str:
        calls.append(path)
        if len(calls) == 1:
            raise EngineError("test", str(path), "fails")
        return "loaded"

    once = LoadedOnce(load)
    with pytest.raises(EngineError):
        once.of(Path("a"))
    assert (once.of(Path("a")), once.of(Path("a"))) == ("loaded", "loaded")
    assert len(calls) == 2
