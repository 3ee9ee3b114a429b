"""requirements.lock pins everything that pyproject.toml asks for, by hash, and names no host."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
ENTRY = re.compile(r"^(?P<requirement>[a-z0-9][^\\\n]*?)(?P<hashes>(?: \\\n    --hash=sha256:[0-9a-f]{64})*)$", re.M)
PYTHONS = ("3.11", "3.12", "3.13")


def entries() -> list[tuple[Requirement, int]]:
    """Each locked requirement with the number of its hashes."""
    return [(Requirement(m["requirement"]), m["hashes"].count("--hash=")) for m in ENTRY.finditer(LOCK)]


def asked_for() -> list[str]:
    project = PYPROJECT["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["dev"], *PYPROJECT["build-system"]["requires"]]


def test_lock_holds_names_versions_markers_and_hashes_only() -> None:
    rest = ENTRY.sub("", LOCK)
    assert [line for line in rest.splitlines() if line and not line.startswith("#")] == []
    assert not re.search(r"://|--(?:extra-)?index-url|--find-links|file:|@ ", LOCK)


def test_every_requirement_is_pinned_and_hashed() -> None:
    assert len(entries()) > 100
    for requirement, hashes in entries():
        operators = [bound.operator for bound in requirement.specifier]
        assert operators == ["=="], requirement
        assert hashes > 0, requirement


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("text", asked_for())
def test_lock_answers_what_pyproject_asks(text: str, python: str) -> None:
    wanted = Requirement(text)
    machine = {"python_version": python, "python_full_version": f"{python}.0"}
    pins = [
        next(iter(locked.specifier)).version
        for locked, _ in entries()
        if canonicalize_name(locked.name) == canonicalize_name(wanted.name)
        and (locked.marker is None or locked.marker.evaluate(machine))
    ]
    assert len(pins) == 1, f"{wanted.name} on Python {python}: pins {pins}; run `make lock`"
    assert wanted.specifier.contains(pins[0]), f"the lock has {wanted.name} {pins[0]}; run `make lock`"
