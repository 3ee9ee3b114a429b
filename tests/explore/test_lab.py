"""JupyterLab itself, in Chromium: Run All shows the charts, and a change in the explorer changes the exhibit."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from careerbook.cli import notebooks as labcli
from careerbook.core import paths
from careerbook.core.errors import BrowserMissing
from careerbook.publish.paper import browser
from tests.browser.driving import Page, page, run, stop

_WAIT_SECONDS = 120


@pytest.fixture(scope="module", autouse=True)
def chromium() -> Iterator[None]:
    """These tests are left out where there is no browser."""
    try:
        browser.find()
    except BrowserMissing as missing:
        pytest.skip(str(missing))
    yield
    stop()


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLab on copies of the notebooks, with settings and files of its own."""
    folder = tmp_path_factory.mktemp("lab")
    notebooks = labcli.prepared(folder / "notebooks")
    settings = folder / "settings" / "@jupyterlab" / "notebook-extension"
    settings.mkdir(parents=True)
    # Cells off the screen are drawn too, so that all can be looked at.
    (settings / "tracker.jupyterlab-settings").write_text(json.dumps({"windowingMode": "none"}), "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        *labcli.command(notebooks),
        "--no-browser",
        "--ip=127.0.0.1",
        f"--port={port}",
        "--IdentityProvider.token=",
        "--LabApp.expose_app_in_browser=True",
    ]
    own = {
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
        "JUPYTER_RUNTIME_DIR": str(folder / "run"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "spaces"),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "IPYTHONDIR": str(folder / "ipython"),
        "HOME": str(folder),
    }
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, env=os.environ | own, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _await(f"{address}/api", server, folder / "log")
        yield address
    finally:
        server.terminate()
        server.wait(20)


def _await(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(_WAIT_SECONDS * 4):
        assert server.poll() is None, log.read_text("utf-8", "replace")[-2000:]
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.25)
        else:
            return
    pytest.fail("JupyterLab does not answer")


async def until(seen: Page, expression: str) -> None:
    """Wait long enough for a notebook to run."""
    end = time.monotonic() + _WAIT_SECONDS
    while not await seen.ask(expression):
        assert time.monotonic() < end, (expression, await seen.ask("document.body.innerText.slice(0, 1500)"))


_RUN_ALL = "jupyterapp.commands.execute('notebook:run-all-cells').then(() => true)"
_READY = (
    "Boolean(window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel) && "
    "document.querySelectorAll('.jp-CodeCell').length > 0"
)
_CHARTS = "[...document.querySelectorAll('.js-plotly-plot .main-svg')].length"
_ERRORS = "document.querySelectorAll('[data-mime-type=\"application/vnd.jupyter.stderr\"], .jp-RenderedError').length"


async def opened(lab: str, notebook: str, seen: Page) -> None:
    await until(seen, _READY)
    await seen.ask(_RUN_ALL)


def test_run_all_shows_the_charts_of_a_chapter(lab: str) -> None:
    async def look() -> tuple[int, int, str]:
        async with page(f"{lab}/lab/tree/salary.ipynb") as seen:
            await opened(lab, "salary", seen)
            await until(seen, "document.querySelectorAll('.js-plotly-plot').length >= 8")
            return await seen.ask(_CHARTS), await seen.ask(_ERRORS), await seen.ask("document.body.innerText")

    charts, mistakes, text = run(look())
    assert charts >= 8 and mistakes == 0
    assert "$45,690" in text


@pytest.mark.long
def test_the_explorer_answers_in_jupyterlab(lab: str) -> None:
    async def look() -> tuple[str, str, int]:
        async with page(f"{lab}/lab/tree/explore.ipynb") as seen:
            await opened(lab, "explore", seen)
            await until(seen, "document.querySelectorAll('.js-plotly-plot').length >= 2")
            before = await seen.ask("document.body.innerText")
            await seen.ask(
                "document.querySelector('input[list]').focus(), document.querySelector('input[list]').select()"
            )
            await seen.type("Registered Nurses")
            await seen.press("Enter")
            await until(seen, "document.body.innerText.includes('Registered Nurses in United States')")
            return before, await seen.ask("document.body.innerText"), await seen.ask(_ERRORS)

    before, after, mistakes = run(look())
    assert "Medical Assistants in United States: median pay $45,690" in before
    assert "Registered Nurses in United States: median pay $97,550" in after
    assert mistakes == 0


def test_a_copy_of_the_notebooks_keeps_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "salary.ipynb").write_text("mine", "utf-8")
    assert labcli.prepared(tmp_path) == tmp_path
    assert (tmp_path / "salary.ipynb").read_text("utf-8") == "mine"
    own = paths.notebooks_dir()
    assert {one.name for one in own.glob("*.ipynb")} == {one.name for one in tmp_path.glob("*.ipynb")}
    assert shutil.which("jupyter", path=str(Path(sys.executable).parent))
