"""environment.yml, the conda door, asks for the same packages as pyproject.toml."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ENVIRONMENT = (ROOT / "environment.yml").read_text(encoding="utf-8")
BY_PIP = ["axe-playwright-python>=0.1.8"]  # not on conda-forge
CONDA_TO_PYPI = {"python-build": "build"}


def specs() -> list[str]:
    return re.findall(r"^  - ([a-z0-9._-]+(?: \S+)?)$", ENVIRONMENT.partition("dependencies:")[2], re.MULTILINE)


def test_file_is_what_the_generator_prints() -> None:
    script = ROOT / "scripts" / "environment_yml.py"
    printed = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True).stdout
    assert printed == ENVIRONMENT, "environment.yml is stale: run `make lock`"


def test_every_spec_parses_and_no_line_is_left_over() -> None:
    by_conda, _, by_pip = ENVIRONMENT.partition("dependencies:\n")[2].partition("  - pip:\n")
    assert by_pip == "".join(f"      - {one}\n" for one in [*BY_PIP, "-e ."])
    assert [line.removeprefix("  - ") for line in by_conda.splitlines()] == specs()
    for spec in specs():
        name, _, bounds = spec.partition(" ")
        assert name == "pip" or len(SpecifierSet(bounds)) > 0, spec


def test_packages_and_bounds_are_those_of_pyproject() -> None:
    wanted = {"python": SpecifierSet(PROJECT["requires-python"]), "pip": SpecifierSet()}
    for text in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]:
        requirement = Requirement(text)
        wanted[canonicalize_name(requirement.name)] = requirement.specifier
    found = {canonicalize_name(one.name): one.specifier for one in map(Requirement, BY_PIP)}
    for spec in specs():
        name, _, bounds = spec.partition(" ")
        found[CONDA_TO_PYPI.get(name, name)] = SpecifierSet(bounds)
    assert found == wanted
