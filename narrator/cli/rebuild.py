"""`narrator rebuild`: a lost catalogue, taken back from the site."""

from __future__ import annotations

import click

from narrator.cli.group import command
from narrator.cli.opening import the_show, utc_now
from narrator.rebuild import rebuild as rebuild_catalogue
from narrator.workspace import Workspace

EXAMPLES = """
narrator rebuild
"""


@command(EXAMPLES)
def rebuild() -> None:
    """Take the published episodes back into a lost catalogue.

    The site in public/ holds all that is needed: every GUID, date and file stays as it was.
    """
    count = rebuild_catalogue(Workspace(the_show().folder), now=utc_now())
    click.echo(f"{count} episodes taken back into the catalogue")
