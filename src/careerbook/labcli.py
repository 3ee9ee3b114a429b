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
        Path | None,
        typer.Option("--dir", metavar="DIR", help="Folder of notebooks; those that it lacks are copied into it."),
    ] = None,
    notebook: Annotated[str, typer.Option(metavar="NAME", help="The notebook to open.")] = "explore",
    browser: Annotated[bool, typer.Option(help="Open a browser window.")] = True,
) -> None:
    """Open the notebooks in JupyterLab, with this environment as their kernel."""
    from careerbook import terminal

    chosen = prepared(folder)
    if not (chosen / f"{notebook}.ipynb").is_file():
        from careerbook.errors import ParameterError

        known = ", ".join(sorted(file.stem for file in chosen.glob("*.ipynb")))
        raise ParameterError(f"There is no notebook {notebook!r} in {chosen}.", f"There are: {known}.")
    terminal.hint(f"Notebooks in {terminal.short(chosen)}; Ctrl+C ends JupyterLab.")
    where = [f"--ServerApp.root_dir={chosen}", f"--LabApp.default_url=/lab/tree/{notebook}.ipynb"]
    os.execv(sys.executable, [sys.executable, "-m", "jupyterlab", *where, *([] if browser else ["--no-browser"])])


def prepared(folder: Path | None) -> Path:
    """The folder with the notebooks in it: the project's own, else a copy, in which what is there stays as it is."""
    from careerbook import paths

    own = paths.notebooks_dir()
    if folder is None and os.access(own, os.W_OK) and "site-packages" not in own.parts:
        return own
    chosen = (folder or Path("careerbook-notebooks")).resolve()
    chosen.mkdir(parents=True, exist_ok=True)
    for file in own.glob("*.ipynb"):
        if not (chosen / file.name).exists():
            shutil.copy(file, chosen)
    return chosen
