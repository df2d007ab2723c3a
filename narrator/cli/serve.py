"""`narrator serve`: the show on the local network."""

from __future__ import annotations

import click

from narrator.cli.group import command
from narrator.cli.opening import the_show
from narrator.serve import qr_text
from narrator.serve import serve as serve_site
from narrator.workspace import FEED_NAME, Workspace

EXAMPLES = """
narrator serve
narrator serve --port 9000
narrator serve --host 127.0.0.1 --no-rewrite     (behind a proxy that has the public name)
"""


@command(EXAMPLES)
@click.option("--host", default="0.0.0.0", show_default=True, help="The address to listen on.")  # noqa: S104
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65_535), help="0 takes a free one.")
@click.option("--rewrite/--no-rewrite", default=True, help="Tell addresses as the client knows this machine.")
def serve(*, host: str, port: int, rewrite: bool) -> None:
    """Serve the show on the local network, with a code for your phone.

    Scan the code, or type the feed's address into a podcast app on the same network. Ctrl-C ends it.
    """
    show = the_show()
    serve_site(Workspace(show.folder).public, link=show.link, host=host, port=port, rewrite=rewrite, ready=_announce)


def _announce(addresses: tuple[str, ...]) -> None:
    feed = f"{addresses[0]}{FEED_NAME}"
    click.echo(qr_text(feed))
    click.echo(f"Feed      {feed}")
    for address in addresses:
        click.echo(f"Site      {address}")
    click.echo("Ctrl-C ends it")
