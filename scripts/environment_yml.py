"""Print environment.yml, the conda door to the environment that pyproject.toml describes."""

import sys
import tomllib
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
CONDA_NAMES = {"build": "python-build"}  # conda-forge's own names, where they differ from PyPI's
PIP_ONLY = {"axe-playwright-python"}  # not on conda-forge
HEADER = """\
# Made from pyproject.toml by `make lock`; a test keeps the two equal.
# conda env create -f environment.yml && conda activate careerbook
# For PDF, Chromium or Google Chrome must be installed beside it.
"""


def conda_spec(requirement: Requirement) -> str:
    """One conda match spec, e.g. 'pandas >=3.1,<4', for a requirement without extras or marker."""
    if requirement.extras or requirement.marker or requirement.url:
        raise ValueError(f"{requirement}: extras, markers and addresses have no plain conda form")
    bounds = ",".join(sorted((str(bound) for bound in requirement.specifier), reverse=True))
    return f"{CONDA_NAMES.get(requirement.name, requirement.name)} {bounds}".strip()


def environment_yml(pyproject: dict[str, Any]) -> str:
    """The file's text: the dependencies, dev ones too, by conda; what conda lacks and the project itself by pip."""
    project = pyproject["project"]
    texts = project["dependencies"] + project["optional-dependencies"]["dev"]
    wanted = [Requirement(text) for text in texts]
    specs = sorted(conda_spec(one) for one in wanted if one.name not in PIP_ONLY)
    by_pip = [f"      - {one}" for one in wanted if one.name in PIP_ONLY]
    python = conda_spec(Requirement("python" + project["requires-python"]))
    lines = [f"  - {spec}" for spec in (python, "pip", *specs)]
    body = [f"name: {project['name']}", "channels:", "  - conda-forge", "  - nodefaults", "dependencies:"]
    return HEADER + "\n".join([*body, *lines, "  - pip:", *by_pip, "      - -e ."]) + "\n"


if __name__ == "__main__":
    sys.stdout.write(environment_yml(tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))))
