"""`narrator init`: a show of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from narrator.cli.group import command
from narrator.cli.output import short_path
from narrator.show import DEFAULT_LINK
from narrator.starter import start_show

EXAMPLES = """
narrator init my-show
narrator init my-show --title "Behind the Headline" --author "The Example Gazette" --language en-GB
"""


@command(EXAMPLES)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", default="", help="What podcast apps show.  [default: from the folder's name]")
@click.option("--author", default="", help="Who makes it.  [default: the title]")
@click.option("--language", default="en", show_default=True, metavar="TAG", help="The show's language.")
@click.option("--link", default=DEFAULT_LINK, show_default=True, metavar="URL", help="Where the site will be.")
def init(folder: Path, *, title: str, author: str, language: str, link: str) -> None:
    """Make a show of your own in a new folder.

    It gets a show.toml with every option explained, music, a cover, an article to try, and is ready for `make`.
    """
    named = title or folder.absolute().name.replace("-", " ").replace("_", " ").capitalize()
    start_show(folder.absolute(), title=named, author=author or named, language=language, link=link)
    place = short_path(folder.absolute())
    click.echo(f"{named} is ready in {place}; its settings are in {place}/show.toml")
    click.echo(f"Next      narrator make {place}/articles/welcome.txt --show {place}")
