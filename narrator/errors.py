"""What can go wrong, as a tree. A message is `what: which: cause`, then a hint at what to do.

NarratorError                    1   an expected failure
├── ConfigError                 78   show.toml, a lexicon or an environment setting is wrong
├── SourceError                  1   a source cannot be read
│   ├── FetchError               1   … over the network, and another try would not help
│   │   └── FetchUnavailable    75   … for now: no answer, 429, 5xx
│   └── RefusedArticle           1   … as an article: empty, a teaser, a consent page, not text
├── EngineError                  1   an engine cannot say something
│   ├── EngineUnavailable       75   … for now: no answer
│   │   └── EngineShut           75   … and says so: too many requests, or the day's budget would be passed
│   └── NoEngine                 1   … none of the show's engines is well, or speaks the language
├── MusicError                   1   a clip of the show (intro, outro, sting) is missing or is not audio
├── MixError                     1   the mix does not meet its own measure
├── PublishError                 1   the site or the feed cannot be written, or would be wrong
└── WorkspaceError               1   the show's folder cannot be used as it is
    └── ShowLocked              75   another run holds the show
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import ClassVar


class NarratorError(Exception):
    """An expected failure: what failed, which one, why, and what to do about it."""

    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, which: str, cause: str, hint: str = "") -> None:
        super().__init__(what, which, cause, hint)
        self.what, self.which, self.cause, self.hint = what, which, cause, hint

    def __str__(self) -> str:
        return ": ".join(part for part in (self.what, self.which, self.cause) if part)

    @property
    def transient(self) -> bool:
        """Whether the same thing may succeed later."""
        return self.exit_code == 75


class ConfigError(NarratorError):
    """The configuration is wrong; `problems` holds every fault found, a line each."""

    exit_code = 78

    def __init__(self, which: str, problems: tuple[str, ...], hint: str = "") -> None:
        super().__init__("configuration", which, "\n".join(problems), hint)
        self.problems = problems

    def __str__(self) -> str:
        if len(self.problems) == 1:
            return f"configuration: {self.which}: {self.problems[0]}"
        return "\n  ".join([f"configuration: {self.which}: {len(self.problems)} problems", *self.problems])


class SourceError(NarratorError):
    """A source cannot be read."""


class FetchError(SourceError):
    """A URL cannot be read, and asking again would not help."""


class FetchUnavailable(FetchError):
    """A URL cannot be read for now; `retry_after_s` is what the server asked for, if it did."""

    exit_code = 75

    def __init__(
        self, what: str, which: str, cause: str, hint: str = "", *, retry_after_s: float | None = None
    ) -> None:
        super().__init__(what, which, cause, hint)
        self.retry_after_s = retry_after_s


class RefusedArticle(SourceError):
    """What was read is not an article that could be narrated whole."""


class EngineError(NarratorError):
    """An engine cannot say a text, and asking again would not help."""


class EngineUnavailable(EngineError):
    """An engine cannot speak for now; `retry_after_s` is what its server asked for, if it did."""

    exit_code = 75

    def __init__(
        self, what: str, which: str, cause: str, hint: str = "", *, retry_after_s: float | None = None
    ) -> None:
        super().__init__(what, which, cause, hint)
        self.retry_after_s = retry_after_s


class EngineShut(EngineUnavailable):
    """An engine's door is shut: its server takes no more for now (429), or the show's budget for the day is spent."""


class NoEngine(EngineError):
    """None of the show's engines can narrate this."""


class MusicError(NarratorError):
    """A piece of the show's music is missing, or is not audio."""


class MixError(NarratorError):
    """A mix does not meet its own measure."""


class PublishError(NarratorError):
    """The site or the feed cannot be written, or would be wrong."""


class WorkspaceError(NarratorError):
    """A show's folder cannot be used as it is."""


class ShowLocked(WorkspaceError):
    """Another run holds the show."""

    exit_code = 75


HINTS = {
    errno.EACCES: "make the folder writable, or choose another with --show",
    errno.EPERM: "make the folder writable, or choose another with --show",
    errno.EROFS: "the file system is read-only: choose another folder with --show",
    errno.ENOSPC: "the disk is full: free some space and run the same command again, nothing is lost",
    errno.EDQUOT: "your quota is used up: free some space and run the same command again, nothing is lost",
}


def file_error(error: OSError, place: Path) -> WorkspaceError:
    """What the file system says, as an error that names the file (else `place`) and the way out."""
    which = str(error.filename or place)
    return WorkspaceError("file", which, error.strerror or str(error), HINTS.get(error.errno or 0, ""))
