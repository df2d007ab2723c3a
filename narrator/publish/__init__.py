"""Episodes → Feed and Site: gathered first, written whole, the feed last."""

from narrator.publish.addresses import feed_url, podcast_guid
from narrator.publish.artwork import Artwork, artwork
from narrator.publish.feed import render_feed
from narrator.publish.files import file_names, files_of
from narrator.publish.samples import Sample, render_samples
from narrator.publish.site import render_index

__all__ = [
    "Artwork",
    "Sample",
    "artwork",
    "feed_url",
    "file_names",
    "files_of",
    "podcast_guid",
    "render_feed",
    "render_index",
    "render_samples",
]
