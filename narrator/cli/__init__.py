"""The command line: a thin shell over functions that a Python program can call as well; one file a command."""

from __future__ import annotations

from narrator.cli.edge import main

__all__ = ["main"]
