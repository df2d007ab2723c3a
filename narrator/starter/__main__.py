"""Draws a show's cover and plays its music anew, over those that lie there: python -m narrator.starter FOLDER."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from narrator.config import FILE_NAME, load_show
from narrator.files import write_if_changed
from narrator.starter import sound_and_picture


def main() -> None:
    """Read the folder from the command line, and write its cover.jpg and clips/."""
    parser = ArgumentParser(prog="python -m narrator.starter", description=__doc__)
    parser.add_argument("folder", type=Path, help="a show's folder")
    folder = parser.parse_args().folder
    show = load_show(folder / FILE_NAME)
    for name, content in sound_and_picture(show.title, show.author).items():
        write_if_changed(folder / name, content)


if __name__ == "__main__":
    main()
