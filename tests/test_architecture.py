"""The house as DESIGN draws it: layers, one home a package, imports that do nothing, rooms of a readable size."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import narrator

PACKAGE = Path(narrator.__file__).parent
PROJECT = Path(__file__).parent.parent
LAYERS = {
    "categories": -1,
    "model": 0,
    "errors": 0,
    "show": 0,
    "files": 1,
    "script": 1,
    "sound": 1,
    "timeline": 1,
    "transcript": 1,
    "record": 1,
    "schedule": 1,
    "config": 1,
    "ingest": 2,
    "speech": 2,
    "mix": 2,
    "publish": 2,
    "starter": 2,
    "workspace": 2,
    "engines": 3,
    "drafting": 3,
    "pipeline": 4,
    "rebuild": 5,
    "rehearsal": 5,
    "audition": 5,
    "batch": 5,
    "library": 5,
    "checkup": 5,
    "lint": 5,
    "serve": 5,
    "cli": 6,
    "__main__": 7,
}
HOMES = {
    "click": {"cli"},
    "requests": {"ingest", "engines"},
    "urllib3": {"ingest", "engines"},
    "trafilatura": {"ingest"},
    "justext": {"ingest"},
    "lxml": {"ingest", "publish"},
    "cssselect": {"ingest"},
    "regex": {"ingest"},
    "markdown_it": {"ingest"},
    "ftfy": {"ingest"},
    "charset_normalizer": {"ingest"},
    "fastfeedparser": {"ingest"},
    "sentencex": {"script"},
    "spellchecker": {"lint"},
    "num2words": {"script"},
    "babel": {"script"},
    "emoji": {"script"},
    "av": {"sound", "starter"},
    "pydub": {"mix"},
    "lameenc": {"mix"},
    "mutagen": {"mix"},
    "feedgen": {"publish"},
    "jinja2": {"publish"},
    "nh3": {"publish"},
    "PIL": {"publish", "starter"},
    "segno": {"publish", "serve"},
    "gtts": {"engines"},
    "espeakng_loader": {"engines"},
    "piper": {"engines"},
    "onnxruntime": {"engines"},
    "aiohttp": {"serve", "engines"},
    "edge_tts": {"engines"},
    "sqlite3": {"workspace"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names if node.module == "narrator")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_from_its_own_room_or_from_below(path: Path) -> None:
    if path == PACKAGE / "__init__.py":
        return
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "narrator" and len(parts) > 1:
            assert parts[1] == room(path) or LAYERS[parts[1]] < LAYERS[room(path)], f"{path} imports {name}"


def test_each_package_has_one_home() -> None:
    strays = {
        (path.name, name)
        for path in MODULES
        for name in {n.split(".")[0] for n in imports(path)} & HOMES.keys()
        if room(path) not in HOMES[name]
    }
    assert not strays


def test_every_dependency_is_used_somewhere() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {requirement.split(">")[0].split(";")[0].strip() for requirement in project["dependencies"]}
    imported = {name.split(".")[0] for path in MODULES for name in imports(path)}
    module_of = {"pillow": "PIL", "markdown-it-py": "markdown_it", "espeakng-loader": "espeakng_loader"}
    module_of |= {"pyspellchecker": "spellchecker"}
    # Needed by what is imported, where their own packages do not ask for them (trafilatura, pydub, zoneinfo).
    behind_the_scenes = {"lxml_html_clean", "audioop-lts", "tzdata"}
    used = {name for name in names if module_of.get(name, name.replace("-", "_")) in imported}
    assert names - used == behind_the_scenes


def test_no_room_is_larger_than_a_reader_can_hold() -> None:
    sizes = {str(path.relative_to(PACKAGE)): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: size for name, size in sizes.items() if size > 400} == {}


def test_only_the_two_fences_catch_everything() -> None:
    broad = [
        str(path.relative_to(PACKAGE))
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception"))
    ]
    assert sorted(broad) == ["cli/edge.py", "speech/registry.py"]


HEAVY = {"numpy", "av", "trafilatura", "requests", "gtts", "pydub", "feedgen", "PIL", "aiohttp", "babel", "jinja2"}


@pytest.mark.parametrize("statement", ["import narrator", "import narrator.cli", "import narrator.config"])
def test_importing_loads_nothing_heavy(statement: str) -> None:
    code = f"import sys; {statement}; print(*{{name.split('.')[0] for name in sys.modules}})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert HEAVY & set(loaded) == set()


def test_the_public_face_is_there() -> None:
    for name in narrator.__all__:
        assert getattr(narrator, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = narrator.nothing


def test_bundled_engines_enter_by_the_door_that_is_open_to_all() -> None:
    assert {"espeak", "gtts"} <= {point.name for point in entry_points(group="narrator.engines")}
