from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from ipaddress import ip_address
from pathlib import Path

import pytest
import segno

from narrator.errors import WorkspaceError
from narrator.serve import lan_address, qr_text, serve
from narrator.serve.server import base_urls

LINK = "https://podcast.example/"


def ignore(urls: tuple[str, ...]) -> None:
    raise AssertionError(f"it listens: {urls}")


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


# ── where it cannot listen ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_port_in_use_is_told_with_a_way_out(tmp_path: Path, taken: int) -> None:
    with pytest.raises(WorkspaceError) as caught:
        serve(tmp_path, link=LINK, host="127.0.0.1", port=taken, ready=ignore)
    assert str(caught.value) == f"server: 127.0.0.1:{taken}: another program listens there"
    assert "--port" in caught.value.hint


@pytest.mark.parametrize(
    ("host", "port", "cause"),
    [
        ("203.0.113.5", 0, "no such address"),
        ("no-such-host.invalid.", 0, ""),
        ("127.0.0.1", 70_000, "port must be 0-65535"),
    ],
)
def test_an_address_that_is_not_ours_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, host: str, port: int, cause: str
) -> None:
    def stand_in(name: object, *rest: object, **named: object) -> object:
        if str(name).endswith(".invalid."):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return resolve(name, *rest, **named)  # type: ignore[arg-type]

    resolve = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", stand_in)
    with pytest.raises(WorkspaceError) as caught:
        serve(tmp_path, link=LINK, host=host, port=port, ready=ignore)
    assert cause in caught.value.cause
    assert caught.value.hint


def test_a_port_for_administrators_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refused)
    with pytest.raises(WorkspaceError, match="for administrators"):
        serve(tmp_path, link=LINK, host="127.0.0.1", port=80, ready=ignore)


def test_without_a_published_episode_there_is_nothing_to_serve(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="nothing is published yet") as caught:
        serve(tmp_path / "public", link=LINK, ready=ignore)
    assert "narrator make" in caught.value.hint


def test_a_fault_of_the_caller_frees_the_port(tmp_path: Path) -> None:
    told: list[str] = []

    def fail(urls: tuple[str, ...]) -> None:
        told.extend(urls)
        raise RuntimeError("no terminal")

    with pytest.raises(RuntimeError, match="no terminal"):
        serve(tmp_path, link=LINK, host="127.0.0.1", port=0, ready=fail)
    port = int(told[0].split(":")[2].rstrip("/"))
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=5)


# ── how it ends ──────────────────────────────────────────────────────────────────────────────────────────────────────

SERVER = f"""
import sys
from pathlib import Path
from narrator.serve import serve
serve(Path(sys.argv[1]), link={LINK!r}, host="0.0.0.0", port=0, ready=lambda urls: print(*urls, flush=True))
print("ended")
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("busy", [False, True], ids=["idle", "busy"])
def test_a_signal_ends_it_cleanly(tmp_path: Path, number: signal.Signals, busy: bool) -> None:
    (tmp_path / "long.mp3").write_bytes(bytes(20_000_000))
    command = [sys.executable, "-c", SERVER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        urls = process.stdout.readline().split()
        client = http.client.HTTPConnection("127.0.0.1", int(urls[-1].split(":")[2].rstrip("/")), timeout=10)
        with closing(client):
            client.request("GET" if busy else "HEAD", "/long.mp3")
            assert client.getresponse().status == 200
            process.send_signal(number)
            out, errors = process.communicate(timeout=20)
    assert (process.returncode, out, errors) == (0, "ended\n", "")
    assert urls[-1].startswith("http://localhost:")


# ── addresses and codes ──────────────────────────────────────────────────────────────────────────────────────────────


def test_the_address_for_a_phone_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("narrator.serve.server.lan_address", lambda: "192.168.1.23")
    assert base_urls("0.0.0.0", 8000) == ("http://192.168.1.23:8000/", "http://localhost:8000/")
    monkeypatch.setattr("narrator.serve.server.lan_address", lambda: "127.0.0.1")
    assert base_urls("0.0.0.0", 8000) == ("http://localhost:8000/",)


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:80/"),
        ("radio.local", "http://radio.local:80/"),
        ("fe80::1", "http://[fe80::1]:80/"),
        ("::", "http://localhost:80/"),
    ],
)
def test_a_server_on_one_address_has_one(host: str, url: str) -> None:
    assert base_urls(host, 80) == (url,)


def test_this_machine_knows_its_address() -> None:
    assert not ip_address(lan_address()).is_unspecified


def test_without_a_network_this_machine_knows_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_: object) -> None:
        raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(socket.socket, "connect", unreachable)
    assert lan_address() == "127.0.0.1"


def test_a_code_is_drawn_for_a_dark_terminal() -> None:
    url = "http://192.168.1.23:8000/feed.xml"
    light = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
    lines = qr_text(url).splitlines()
    rows = [[light[sign][half] for sign in line] for line in lines for half in (0, 1)]
    quiet, matrix = 4, segno.make_qr(url).matrix
    size = len(matrix)
    drawn = [row[quiet : quiet + size] for row in rows[quiet : quiet + size]]
    assert drawn == [[1 - module for module in row] for row in matrix]
    assert all(rows[0])
