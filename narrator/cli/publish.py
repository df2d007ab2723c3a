"""`narrator publish`: the site and the feed, written anew."""

from __future__ import annotations

from narrator.cli.group import command
from narrator.cli.output import print_table, short_path
from narrator.cli.working import studio
from narrator.pipeline import publish_show

EXAMPLES = """
narrator publish
"""


@command(EXAMPLES)
def publish() -> None:
    """Write the site and the feed anew from the catalogue.

    Needed after a change of show.toml or of the cover; only files that differ are written, the feed last.
    """
    with studio("publish") as opened:
        feed = publish_show(opened, every_page=True)
        count = len(opened.catalogue.episodes())
    print_table([("Episodes", str(count)), ("Feed", short_path(feed)), ("Next", "narrator serve")])
