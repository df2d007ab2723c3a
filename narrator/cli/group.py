"""The click group. A command's module is imported when the command runs, so that `narrator --help` stays quick."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Any

import click

COMMANDS = {
    "init": "Make a show of your own in a new folder.",
    "make": "Turn articles into episodes and publish them.",
    "run": "Make what is new in the show's sources: the command for a timer.",
    "script": "Print what would be said, without making audio.",
    "lint": "Look over what would be said, before anything is spoken.",
    "say": "Speak a text to a WAV file, to try a voice or a lexicon entry.",
    "lexicon": "Say names right: try, add, list, check, import or export the lexicon's entries.",
    "episodes": "List, show or remove the show's episodes.",
    "publish": "Write the site and the feed anew from the catalogue.",
    "serve": "Serve the show on the local network, with a code for your phone.",
    "voices": "List the engines and their voices, try them on a text, get more of them.",
    "cache": "Show, prune or clear the clips that are kept; without a word after it, show.",
    "doctor": "Check what works here, what does not, and how to mend it.",
    "rebuild": "Take the published episodes back into a lost catalogue.",
}


@dataclass(slots=True)
class Settings:
    """What the options that every command has say; the error edge reads them too."""

    show: Path | None = None
    quiet: bool = False
    debug: bool = False


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    if value:
        setattr(ctx.ensure_object(Settings), str(param.name), value)


def common_options() -> list[click.Parameter]:
    """The options that every command has."""
    folder = click.Path(path_type=Path, exists=True, file_okay=False)
    return [
        _common("--show", type=folder, metavar="DIR", help="The show's folder, else the nearest with a show.toml."),
        _common("-q", "--quiet", is_flag=True, help="Tell no progress."),
        _common("--debug", is_flag=True, help="Show the traceback of an error."),
    ]


def _common(*names: str, **attributes: Any) -> click.Option:
    return click.Option(names, expose_value=False, callback=_keep, **attributes)


class Command(click.Command):
    """A command with the common options, its examples in `--help` as they are written."""

    def __init__(self, *args: Any, examples: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += common_options()
        self.examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples below the options."""
        if self.examples:
            with formatter.section("Examples"):
                for line in self.examples.strip().splitlines():
                    formatter.write(f"  {line.strip()}\n")


class Group(click.Group):
    """A command with commands below it; it has the common options too, for when it is called alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += common_options()


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports each on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order a new user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command itself, imported now; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"narrator.cli.{cmd_name}")
        return getattr(module, cmd_name)  # type: ignore[no-any-return]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command meant, or a usage error that names the nearest one."""
        near = get_close_matches(args[0], COMMANDS, n=1)
        if args[0] not in COMMANDS and not args[0].startswith("-") and near:
            ctx.fail(f"No such command {args[0]!r}. Did you mean {near[0]}?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="narrator")
def narrator() -> None:
    """Turn articles into a podcast: text in, a narrated, mastered episode out, in a feed that every app takes."""


def command(examples: str = "") -> Callable[[Callable[..., Any]], Command]:
    """Declare a command with the common options and its examples."""
    return click.command(cls=Command, examples=examples)
