"""`careerbook lab`: the notebooks in JupyterLab."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer


def lab(
    folder: Annotated[
        Path | None, typer.Option("--dir", metavar="DIR", help="Folder of notebooks; missing ones are copied into it.")
    ] = None,
    notebook: Annotated[str, typer.Option(metavar="NAME", help="The notebook to open.")] = "explore",
    browser: Annotated[bool, typer.Option(help="Open a browser window.")] = True,
) -> None:
    """Open the notebooks in JupyterLab, with this environment as their kernel."""
    from careerbook.cli import terminal

    chosen = prepared(folder)
    if not (chosen / f"{notebook}.ipynb").is_file():
        from careerbook.core.errors import ParameterError

        names = ", ".join(sorted(file.stem for file in chosen.glob("*.ipynb")))
        raise ParameterError(f"There is no notebook {notebook!r} in {chosen}.", f"There are: {names}.")
    terminal.hint(f"Notebooks in {terminal.short(chosen)}; Ctrl+C ends JupyterLab.")
    words = [*command(chosen), f"--LabApp.default_url=/lab/tree/{notebook}.ipynb"]
    # Arrow's own pool keeps what reading a table takes for a moment: a fifth of the explorer's memory.
    environment = {"ARROW_DEFAULT_MEMORY_POOL": "system"} | os.environ
    os.execve(sys.executable, [*words, *([] if browser else ["--no-browser"])], environment)


def command(folder: Path) -> list[str]:
    """The command line of a JupyterLab on the folder that doesn't use the network."""
    words = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder}", "--LabApp.news_url="]
    words += ["--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # in a container, say: Jupyter refuses unless told
    return [*words, "--allow-root"] if is_root else words


def prepared(folder: Path | None) -> Path:
    """The folder of notebooks: the project's own, else a copy, in which existing files stay as they are."""
    from careerbook.core import paths

    project_folder = paths.notebooks_dir()
    if folder is None and os.access(project_folder, os.W_OK) and "site-packages" not in project_folder.parts:
        return project_folder
    chosen = (folder or Path("careerbook-notebooks")).resolve()
    chosen.mkdir(parents=True, exist_ok=True)
    for file in project_folder.glob("*.ipynb"):
        if not (chosen / file.name).exists():
            shutil.copy(file, chosen)
    return chosen
