"""What a new show starts with: its show.toml with every option explained, an article, music, a cover, a lexicon."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from importlib.resources import files
from pathlib import Path

from narrator.config import FILE_NAME, parse_show
from narrator.errors import ConfigError, WorkspaceError, file_error
from narrator.files import write_whole
from narrator.show import DEFAULT_LINK
from narrator.starter import cover, music

__all__ = ["sound_and_picture", "start_show"]

GITIGNORE = "# what narrator makes\npublic/\n.narrator/\nnarrator.db*\n"


def start_show(
    folder: Path,
    *,
    title: str,
    author: str,
    language: str = "en",
    link: str = DEFAULT_LINK,
    timezone: str = "UTC",
    description: str = "",
    category: tuple[str, ...] = ("News",),
    listen_on: tuple[str, ...] = (),
) -> tuple[Path, ...]:
    """Make a show in `folder`, ready for `narrator make`; returns the files written.

    The folder may be there, empty but for hidden files such as .git. Nothing that lies there is touched; where the
    show cannot be made whole, nothing of it stays. Raises WorkspaceError where the folder will not do, and ConfigError
    where a value would be wrong in show.toml.
    """
    values: dict[str, str | tuple[str, ...]] = {
        "title": title,
        "author": author,
        "language": language,
        "link": link,
        "timezone": timezone,
        "description": description,
        "category": category,
        "listen_on": listen_on,
    }
    show_toml = _show_toml(values, folder)
    _check_free(folder)
    contents = {
        ".gitignore": GITIGNORE.encode(),
        "lexicon.toml": _ours("lexicon.toml.txt").encode(),
        "articles/welcome.txt": _ours("welcome.txt").encode(),
        **sound_and_picture(title, author),
        FILE_NAME: show_toml.encode(),  # the last: a folder without it is no show
    }
    with _all_or_nothing(folder, contents) as paths:
        for path, content in zip(paths, contents.values(), strict=True):
            write_whole(path, content)
    return paths


def sound_and_picture(title: str, author: str) -> dict[str, bytes]:
    """The music and the cover of a new show, by their places in its folder."""
    clips = {f"clips/{name}.ogg": music.clip(name) for name in music.PIECES}
    return {**clips, "cover.jpg": cover.cover(title, author)}


def _show_toml(values: Mapping[str, str | tuple[str, ...]], folder: Path) -> str:
    """The template with `values` in it, checked as it will be when the show is opened."""
    filled = re.sub("@([a-z_]+)@", lambda place: _toml(values[place[1]]), _ours("show.toml.txt"))
    try:
        filled.encode()
    except UnicodeEncodeError as error:
        raise ConfigError(FILE_NAME, (f"{error.object[error.start]!r} is not a character",)) from error
    parse_show(tomllib.loads(filled), folder=folder, which=FILE_NAME)
    return filled


def _toml(value: str | tuple[str, ...]) -> str:
    """A text or a list of texts in TOML: JSON's escapes are TOML's, but that TOML wants DEL escaped too."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _ours(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


# ── the folder ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _check_free(folder: Path) -> None:
    """Raises WorkspaceError unless `folder` is absent, or empty but for hidden files that are not ours."""
    hint = "choose a folder that is not there yet"
    try:
        found = {path.name for path in folder.iterdir()}
    except FileNotFoundError:
        return
    except NotADirectoryError as error:
        raise WorkspaceError("new show", str(folder), "is not a folder", hint) from error
    except OSError as error:
        raise file_error(error, folder) from error
    if FILE_NAME in found:
        raise WorkspaceError("new show", str(folder), f"has a {FILE_NAME} already", f"edit that, or {hint}")
    strange = sorted(name for name in found if not name.startswith(".") or name == ".gitignore")
    if strange:
        raise WorkspaceError("new show", str(folder), f"is not empty: it holds {strange[0]}", hint)


@contextmanager
def _all_or_nothing(folder: Path, names: Mapping[str, object]) -> Iterator[tuple[Path, ...]]:
    """The paths of `names` in `folder`; where writing them fails, those written and the folders made go again."""
    paths = tuple(folder / name for name in names)
    fresh = {parent for path in paths for parent in path.parents if not parent.exists()}
    with ExitStack() as undoing:
        for parent in sorted(fresh, key=lambda parent: len(parent.parts)):
            undoing.callback(_remove_if_there, parent)
        for path in paths:
            undoing.callback(_remove_if_there, path)
        try:
            yield paths
        except OSError as error:
            raise file_error(error, folder) from error
        undoing.pop_all()


def _remove_if_there(path: Path) -> None:
    """Take away a file, or a folder with nothing in it."""
    with suppress(OSError):
        remove = path.rmdir if path.is_dir() else path.unlink
        remove()
