"""The server itself: where it listens, who is told, and how it ends."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from narrator.errors import WorkspaceError
from narrator.serve.answers import Answers
from narrator.serve.site import Site

Ready = Callable[[tuple[str, ...]], None]
"""Is told the addresses of the site, the best for a phone first, once the server listens."""

ALL_ADDRESSES = "0.0.0.0"  # noqa: S104 – a phone must reach it, and what it serves is public
ELSEWHERE = ("192.0.2.1", 9)
"""An address that is set aside for documentation (RFC 5737): a route to it is looked up, nothing is sent."""
LAST_SECONDS = 1.0
"""How long a download that is under way may go on after the end was asked for."""
PROBLEMS: Mapping[int, tuple[str, str]] = {
    errno.EADDRINUSE: ("another program listens there", "choose another port, such as --port 8001"),
    errno.EACCES: ("this port is for administrators", "choose a port from 1024 on, such as --port 8000"),
    errno.EADDRNOTAVAIL: ("this machine has no such address", f"--host {ALL_ADDRESSES} listens on all that it has"),
}


def serve(
    public: Path, *, link: str, host: str = ALL_ADDRESSES, port: int = 8000, rewrite: bool = True, ready: Ready
) -> None:
    """Serve the folder `public` over HTTP until the process is interrupted or terminated.

    Documents name addresses under `link`; with `rewrite` they are told under whatever address the client used, which is
    right on one's own network and wrong behind a proxy that has the public name. Port 0 means any that is free. `ready`
    is called with the base URLs ("http://192.168.1.23:8000/") once they answer. Raises WorkspaceError when there is
    nothing to serve, or nowhere to listen.
    """
    if not public.is_dir():
        raise WorkspaceError("site", str(public), "nothing is published yet", "make an episode: narrator make ARTICLE")
    answers = Answers(Site(public.resolve()), link if rewrite else "")
    with suppress(KeyboardInterrupt):  # Windows has no handlers for signals; there asyncio ends its task this way
        asyncio.run(_run(answers.application(), host, port, ready))


async def _run(application: web.Application, host: str, port: int, ready: Ready) -> None:
    runner = web.AppRunner(application, logger=_logger(), access_log=None, shutdown_timeout=LAST_SECONDS)
    await runner.setup()
    try:
        await _listen(runner, host, port)
        ended = _end_of_process()
        ready(base_urls(host, runner.addresses[0][1]))
        await ended.wait()
    finally:
        await runner.cleanup()


def _logger() -> logging.Logger:
    """A log of our own faults: aiohttp would print a traceback for each malformed request of a passing scanner."""
    logger = logging.getLogger("narrator.serve")
    logger.addFilter(_is_our_fault)
    return logger


def _is_our_fault(record: logging.LogRecord) -> bool:
    return not (record.exc_info and isinstance(record.exc_info[1], HttpProcessingError))


async def _listen(runner: web.AppRunner, host: str, port: int) -> None:
    try:
        await web.TCPSite(runner, host, port).start()
    except OverflowError as error:
        raise WorkspaceError("server", f"{host}:{port}", str(error), "check --port") from error
    except OSError as error:
        # asyncio of Python 3.12 and later tries all addresses of a name, and has no number for: none of them is here.
        known = PROBLEMS.get(error.errno or errno.EADDRNOTAVAIL)
        cause, hint = known or (str(error), "check --host and --port")
        raise WorkspaceError("server", f"{host}:{port}", cause, hint) from error


def _end_of_process() -> asyncio.Event:
    """An event that is set when the process is asked to end; a thread other than the first cannot be asked."""
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(RuntimeError):
            asyncio.get_running_loop().add_signal_handler(number, ended.set)
    return ended


def base_urls(host: str, port: int) -> tuple[str, ...]:
    """The addresses under which a server on `host` and `port` answers, the one for other machines first."""
    hosts = {ALL_ADDRESSES: (lan_address(), "localhost"), "::": ("localhost",)}.get(host, (host,))
    named = dict.fromkeys("localhost" if name == "127.0.0.1" and host != name else name for name in hosts)
    return tuple(f"http://{f'[{name}]' if ':' in name else name}:{port}/" for name in named)


def lan_address() -> str:
    """The IPv4 address under which other machines of the same network reach this one; 127.0.0.1 without a network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])
