"""A process that publishes careers one by one: for each it reads a line of JSON and writes one."""

from __future__ import annotations

import json
import os
import queue
import shutil
import sys
import threading
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from careerbook.batch.crew import Settings
from careerbook.batch.stale import MANIFEST, digest
from careerbook.batch.store import Store
from careerbook.core import swap
from careerbook.core.codes import SocCode
from careerbook.core.errors import CareerbookError
from careerbook.dataset import Career
from careerbook.publish.execute.engine import Engine
from careerbook.publish.execute.notebook_list import notebook_names
from careerbook.publish.paper.pdf import Printer
from careerbook.publish.report import Press, earlier, publish

_KERNELS_AT_ONCE = 2  # a kernel that is being connected waits more than it works
_DEFECT = "This is a defect of careerbook: please report it."


@contextmanager
def press(settings: Settings, forks: Path | None) -> Iterator[Press]:
    """Makes the reports while the block lasts, with forked kernels where `forks` is the socket of their process."""
    with Printer() as printer:
        if settings.pdf:
            printer.start()
        yield Press(Engine(forks, settings.cell_seconds, settings.memory_mb, _KERNELS_AT_ONCE), printer)


def main() -> None:
    """Publish until told to stop; end at once when standard input ends, since the batch is gone then."""
    settings = Settings(**json.loads(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)  # what libraries print goes to the log
    tasks: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(tasks,), daemon=True).start()
    with press(settings, Path(settings.forks) if settings.forks else None) as press_of:
        answers.write("{}\n")
        while task := tasks.get():
            answers.write(json.dumps(publish_one(task, settings, press_of)) + "\n")


def _listen(tasks: queue.SimpleQueue[dict[str, Any]]) -> None:
    for line in sys.stdin:
        tasks.put(json.loads(line))
    os._exit(1)


def publish_one(task: Mapping[str, Any], settings: Settings, press: Press) -> dict[str, Any]:
    """Publish the task's career, whose notebooks `execute` are out of date; the answer says what went wrong.

    The answer "stops" the batch where the next career would fail for the same reason, such as a full disk.
    """
    start, out = time.perf_counter(), Path(settings.out)
    career = Career(SocCode(task["soc_code"]), task["title"], task["slug"])
    answer: dict[str, Any] = {"slug": career.slug}
    try:
        names = [name for name in notebook_names() if name not in task["execute"]]
        kept = earlier(out / career.slug, names) if names and not settings.store else {}
        folder = publish(career, out, pdf=settings.pdf, parameters=settings.parameters, press=press, kept=kept)
        answer["manifest"] = digest((folder / MANIFEST).read_bytes())
        if settings.store:
            Store(settings.store).put(folder, career.title)
            shutil.rmtree(folder)
    except CareerbookError as error:
        answer |= {"code": error.exit_code, "message": error.message, "remedy": error.remedy}
        answer["stops"] = isinstance(error.__cause__, OSError) and error.__cause__.errno in swap.FOR_ALL
    except Exception as error:  # noqa: BLE001 - a defect that one career meets must not stop the others
        traceback.print_exc()
        place = traceback.extract_tb(error.__traceback__)[-1]
        message = f"{type(error).__name__}: {error} ({Path(place.filename).name}, line {place.lineno})."
        answer |= {"code": CareerbookError.exit_code, "message": message, "remedy": _DEFECT}
    return answer | {"seconds": round(time.perf_counter() - start, 3)}


if __name__ == "__main__":
    main()
