"""Where the voices of local engines lie, and what tells one file from another of its name."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

SAMPLES, SAMPLE_BYTES = 64, 4096
FOLDER_HELP = "must be a whole path, as /srv/voices or ~/voices"


def voice_folder(asked: str = "", *, environ: Mapping[str, str] = os.environ) -> Path:
    """The folder that a show asks for ("~" is the home), else `narrator/voices` in the user's own data folder.

    That is XDG_DATA_HOME where it is set, else ~/.local/share, on Windows LOCALAPPDATA.
    """
    if asked:
        return Path(asked).expanduser()
    variable, otherwise = ("LOCALAPPDATA", "~/AppData/Local") if sys.platform == "win32" else _XDG
    return Path(environ.get(variable) or otherwise).expanduser() / "narrator" / "voices"


_XDG = ("XDG_DATA_HOME", "~/.local/share")


def folder_fault(folder: str) -> str | None:
    """What is wrong with a folder in show.toml: an engine does not know where that lies, so a path must be whole."""
    return FOLDER_HELP if folder and not Path(folder).expanduser().is_absolute() else None


def fingerprint(*paths: Path) -> str:
    """What tells these files from others of their names, in 12 hex digits.

    Their sizes and 64 samples of each count: a network trained anew differs everywhere, and a model is not read whole
    (some 300 MB) for every episode. Raises OSError where a file cannot be read.
    """
    digest = sha256()
    for path in paths:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            digest.update(size.to_bytes(8, "big"))
            for at in sorted({size * number // SAMPLES for number in range(SAMPLES)}):
                file.seek(at)
                digest.update(file.read(SAMPLE_BYTES))
    return digest.hexdigest()[:12]
