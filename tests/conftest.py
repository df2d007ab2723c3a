"""Fixtures that the tests of the whole line share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings
from shows import MakeShow, ShowFolder

# A shared machine may stop a test for a while: no example is judged by its time.
settings.register_profile("narrator", deadline=None)
settings.load_profile("narrator")


@pytest.fixture
def show(tmp_path: Path) -> ShowFolder:
    return ShowFolder(tmp_path / "show")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> ShowFolder:
    """A show with one episode, made by the command; for tests that only look at it."""
    folder = ShowFolder(tmp_path_factory.mktemp("made") / "show")
    done = folder.run("make", str(folder.story()))
    assert done.code == 0, done.err
    return folder


@pytest.fixture
def make_show(tmp_path: Path) -> MakeShow:
    return lambda name: ShowFolder(tmp_path / name)
