"""ONNX files written by hand: what the tests' tiny networks are made of (onnx.proto3 of ONNX 1.16, operators of 17)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

FLOAT, INT64 = 1, 7
OPSET, IR = 17, 8


def varint(number: int) -> bytes:
    low, high = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + varint(high) if high else bytes([low])


def number(key: int, value: int) -> bytes:
    return varint(key << 3) + varint(value)


def part(key: int, content: bytes | str) -> bytes:
    packed = content.encode() if isinstance(content, str) else content
    return varint(key << 3 | 2) + varint(len(packed)) + packed


def tensor(name: str, values: NDArray[Any]) -> bytes:
    kind = INT64 if values.dtype == np.int64 else FLOAT
    dims = b"".join(number(1, size) for size in values.shape)
    return dims + number(2, kind) + part(8, name) + part(9, values.tobytes())


def value(name: str, kind: int, shape: Sequence[int | str]) -> bytes:
    dims = b"".join(part(1, number(1, size) if isinstance(size, int) else part(2, size)) for size in shape)
    return part(1, name) + part(2, part(1, number(1, kind) + part(2, dims)))


@dataclass
class Graph:
    """A graph under construction; each method that adds a node gives the name of its output."""

    nodes: list[bytes] = field(default_factory=list)
    constants: list[bytes] = field(default_factory=list)

    def constant(self, values: Any, dtype: type = np.float32) -> str:
        name = f"constant_{len(self.constants)}"
        self.constants.append(tensor(name, np.asarray(values, dtype=dtype)))
        return name

    def node(self, kind: str, *inputs: str, output: str = "", **attributes: int) -> str:
        name = output or f"/{kind}_output_{len(self.nodes)}"
        ends = b"".join(part(1, source) for source in inputs) + part(2, name)
        told = b"".join(
            part(5, part(1, key) + number(3, setting) + number(20, 2)) for key, setting in attributes.items()
        )
        self.nodes.append(ends + part(4, kind) + told)
        return name

    def model(
        self, inputs: Sequence[bytes], outputs: Sequence[bytes], metadata: Mapping[str, str] | None = None
    ) -> bytes:
        graph = b"".join(
            [
                *(part(1, node) for node in self.nodes),
                part(2, "tiny"),
                *(part(5, constant) for constant in self.constants),
                *(part(11, told) for told in inputs),
                *(part(12, told) for told in outputs),
            ]
        )
        extras = b"".join(part(14, part(1, key) + part(2, text)) for key, text in (metadata or {}).items())
        return number(1, IR) + part(7, graph) + part(8, part(1, "") + number(2, OPSET)) + extras
