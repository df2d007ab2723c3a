"""Neural networks in ONNX files, run by onnxruntime: one core for each text, and what a graph keeps to itself shown.

An ONNX file is one protobuf message (onnx.proto3). Parts of a message that follow each other are merged when they are
read (protobuf.dev, Encoding, "Last One Wins"), so an output is added to a graph by appending a few bytes to its file.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Generic, TypeVar

from narrator.errors import EngineError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

T = TypeVar("T")

# Field numbers of onnx.proto3.
MODEL_GRAPH = 7
GRAPH_NODE, GRAPH_OUTPUT = 1, 12
NODE_OUTPUT, NODE_TYPE = 2, 4
VALUE_NAME = 1


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class LoadedOnce(Generic[T]):
    """What is loaded from files, each once, whoever asks for it first."""

    def __init__(self, load: Callable[[Path], T]) -> None:
        self._load = load
        self._lock = threading.Lock()
        self._loaded: dict[Path, T] = {}

    def of(self, path: Path) -> T:
        """What was loaded from a file; others wait who ask for it meanwhile."""
        with self._lock:
            if path not in self._loaded:
                self._loaded[path] = self._load(path)
            return self._loaded[path]

    def clear(self) -> None:
        """Let go of all of it."""
        self._loaded.clear()


def open_session(path: Path, *, engine: str, shown: str = "") -> InferenceSession:
    """The network in a file, safe to be run from any number of threads, each of which it keeps to.

    `shown` is a type of node ("Ceil") whose output becomes one of the network's, if just one node is of it.
    Raises EngineError if the file is no network.
    """
    # Loaded on first use: it is heavy, and need not be installed.
    import onnxruntime  # noqa: PLC0415
    from onnxruntime.capi import onnxruntime_pybind11_state as state  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    # Texts are spoken side by side: threads within one would only get into the others' way, and spinning ones burn
    # 1.6 times the time.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    refusals: tuple[type[Exception], ...] = (OSError, ValueError, *_errors_of(state))
    try:
        content = path.read_bytes()
        return onnxruntime.InferenceSession(
            with_output(content, shown) if shown else content, options, providers=["CPUExecutionProvider"]
        )
    except refusals as error:
        cause = f"cannot be read: {str(error).splitlines()[0]}"
        raise EngineError(
            engine, str(path), cause, f"delete it, and fetch it anew: narrator voices get {path.stem}"
        ) from error


def _errors_of(module: ModuleType) -> tuple[type[Exception], ...]:
    """The errors that a module has of its own; onnxruntime's, one for each status, have no common ancestor."""
    return tuple(it for it in vars(module).values() if isinstance(it, type) and issubclass(it, Exception))


def with_output(model: bytes, node_type: str) -> bytes:
    """A model with the output of its only node of a type among its own outputs, else as it is.

    Raises ValueError if it is no protobuf message.
    """
    graphs = [content for number, content in _fields(memoryview(model)) if number == MODEL_GRAPH]
    graph = [part for content in graphs for part in _fields(content)]
    nodes = [list(_fields(node)) for number, node in graph if number == GRAPH_NODE]
    found = [_part(node, NODE_OUTPUT) for node in nodes if _part(node, NODE_TYPE) == node_type.encode()]
    told = {_part(_fields(value), VALUE_NAME) for number, value in graph if number == GRAPH_OUTPUT}
    if len(found) != 1 or found[0] in told:
        return model
    return model + _field(MODEL_GRAPH, _field(GRAPH_OUTPUT, _field(VALUE_NAME, found[0])))


def _part(fields: Iterable[tuple[int, memoryview]], number: int) -> bytes:
    """The content of the first field of a number, or nothing."""
    return next((bytes(content) for found, content in fields if found == number), b"")


def _fields(message: memoryview) -> Iterator[tuple[int, memoryview]]:
    """The number and the content of each field; that of a number is empty, for no number is wanted here."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        if key & 7 == 2:
            length, at = _varint(message, at)
        elif key & 7 == 0:
            length, (_, at) = 0, _varint(message, at)
        elif (length := {1: 8, 5: 4}.get(key & 7, -1)) < 0:
            raise ValueError("it is no ONNX file")
        yield key >> 3, message[at : at + length]
        at += length


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    """A number, seven bits to a byte, the lowest first, and where it ends."""
    number = shift = 0
    while at < len(message) and shift < 64:
        number |= (message[at] & 0x7F) << shift
        shift, at = shift + 7, at + 1
        if message[at - 1] < 0x80:
            return number, at
    raise ValueError("it is no ONNX file")


def _field(number: int, content: bytes) -> bytes:
    """A field of bytes, of up to 127 of them in each of two length bytes."""
    return bytes([number << 3 | 2, len(content) & 0x7F | 0x80, len(content) >> 7]) + content
