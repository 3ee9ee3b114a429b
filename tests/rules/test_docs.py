"""The README names every command, and every command of the README exists."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
import typer

from careerbook.cli import app
from careerbook.core import paths

ROOT = paths.share()
README = ROOT / "README.md"


def commands(group: click.Group | None = None, prefix: str = "careerbook") -> dict[str, click.Command]:
    """Every command by its full name."""
    group = group or typer.main.get_command(app)  # type: ignore[assignment]
    assert group
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        full = f"{prefix} {name}"
        found |= commands(command, full) if hasattr(command, "commands") else {full: command}
    return found


def targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    return set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))


@pytest.mark.parametrize("command", commands())
def test_the_readme_names_every_command(command: str) -> None:
    assert re.search(rf"\b{command}\b", README.read_text("utf-8"))


def test_every_command_of_the_readme_exists() -> None:
    named = re.findall(r"`careerbook ((?:data )?[a-z-]+)", README.read_text("utf-8"))
    assert named
    assert {f"careerbook {name}" for name in named} <= set(commands())


def test_every_make_target_of_the_readme_exists() -> None:
    named = re.findall(r"\bmake ([a-z-]+)(?=[\s`])", README.read_text("utf-8"))
    assert {"report", "test"} <= set(named)
    assert set(re.findall(r"(?:`|^\s+)make ([a-z-]+)", README.read_text("utf-8"), re.MULTILINE)) <= targets()


@pytest.mark.parametrize(("name", "command"), commands().items(), ids=commands())
def test_every_command_argument_and_option_has_help(name: str, command: click.Command) -> None:
    assert command.help, name
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


def test_files_that_the_readme_points_to_are_there() -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", README.read_text("utf-8"))
    assert not [link for link in links if not (ROOT / link).exists()]
    assert Path(README).stat().st_size > 1000
