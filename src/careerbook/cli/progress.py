"""How a batch reports its progress: a bar on a terminal, lines elsewhere, JSON for machines, JUnit's XML for CI."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from xml.etree import ElementTree

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from careerbook.batch.runner import Event, Tell
from careerbook.core.errors import OutputError

_errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)


_WORDS = {"done": "published", "skipped": "unchanged", "failed": "failed"}
_COLUMNS = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[summary]}"), TimeRemainingColumn())


@contextmanager
def shown(total: int, *, explain: bool, as_json: bool) -> Iterator[Tell]:
    """Gives the function to call with each event; prints a summary at the end."""
    counts: Counter[str] = Counter()
    start = time.monotonic()
    with Progress(*_COLUMNS, console=_errors, transient=True, disable=not _errors.is_terminal) as bar:
        task = bar.add_task("", total=total, summary="")

        def tell(event: Event) -> None:
            counts[event.kind] += 1
            if as_json:
                print(json.dumps(asdict(event), ensure_ascii=False), flush=True)
            for line in _lines(event, explain=explain):
                _errors.print(f"[{counts.total()}/{total}] {line}")
            rate = 60 * (counts["done"] + counts["failed"]) / (time.monotonic() - start)
            bar.update(task, completed=counts.total(), summary=f"{_summary(counts)}; {rate:.0f} a minute")

        yield tell
    seconds = time.monotonic() - start
    rate = f", {60 * counts['done'] / seconds:.0f} a minute" if counts["done"] else ""
    _errors.print(f"{_summary(counts) or 'nothing to do'} in {seconds:.1f} s{rate}")


def _summary(counts: Counter[str]) -> str:
    return ", ".join(f"{counts[kind]} {word}" for kind, word in _WORDS.items() if counts[kind])


def _lines(event: Event, *, explain: bool) -> Iterator[str]:
    if event.kind == "failed":
        yield f"{event.slug} failed: {event.message} {event.remedy}".rstrip()
    elif event.kind == "done" and (explain or not _errors.is_terminal):
        yield f"{event.slug} published ({event.seconds:.1f} s)"
    if explain and event.kind != "skipped":
        yield f"  because {'; '.join(event.reasons)}"


def write_junit(file: Path, events: Sequence[Event]) -> None:
    """The events as JUnit's XML, a test case for each career. Raises OutputError if the file can't be written."""
    counts = Counter(event.kind for event in events)
    suite = ElementTree.Element(
        "testsuite",
        name="careerbook batch",
        tests=str(len(events)),
        failures=str(counts["failed"]),
        errors="0",
        skipped=str(counts["skipped"]),
        time=f"{sum(event.seconds for event in events):.3f}",
    )
    for event in events:
        about = {"classname": "careerbook", "name": event.slug, "time": f"{event.seconds:.3f}"}
        case = ElementTree.SubElement(suite, "testcase", about)
        if event.kind == "failed":
            failure = ElementTree.SubElement(case, "failure", message=event.message, type=str(event.code))
            failure.text = event.remedy
        elif event.kind == "skipped":
            ElementTree.SubElement(case, "skipped", message="unchanged")
    ElementTree.indent(suite)
    try:
        ElementTree.ElementTree(suite).write(file, encoding="utf-8", xml_declaration=True)
    except OSError as error:
        raise OutputError(f"{file} can't be written: {error.strerror}.", "Choose another file (--junit).") from error
