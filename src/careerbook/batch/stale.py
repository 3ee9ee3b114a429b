"""Which reports are out of date, and why: each manifest against what the report would be made from now."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from careerbook.batch.folder import read_json, write_json
from careerbook.dataset import Career, curated, default
from careerbook.dataset.reads import Read, now
from careerbook.publish.execute import notebook_list as chapters
from careerbook.publish.package import files as package

MANIFEST = "manifest.json"
_FEW = 8  # reports: more are worth keeping tables in memory, or several processes


@dataclass(frozen=True, slots=True)
class Task:
    """A report to make: the notebooks to execute (the others are as they were), and why."""

    career: Career
    execute: tuple[str, ...]
    reasons: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """The task as a worker gets it."""
        about = self.career
        return {"slug": about.slug, "soc_code": about.soc_code, "title": about.title, "execute": self.execute}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the batch asks for: parameters by notebook (without the career), a PDF or not, code and files."""

    parameters: Mapping[str, Mapping[str, Any]]
    pdf: bool
    made_with: Mapping[str, Any]

    @classmethod
    def of(cls, parameters: Mapping[str, Mapping[str, Any]], *, pdf: bool) -> Wanted:
        """With the current code, libraries and files."""
        return cls(parameters, pdf, package.made_with(chapters.inputs(list(parameters))))


@dataclass(frozen=True, slots=True)
class Plan:
    """The reports to make, and the digests of the manifests of those that are up to date."""

    tasks: list[Task]
    unchanged: dict[str, str]


def plan(
    careers: Sequence[Career],
    out: Path,
    wanted: Wanted,
    checked: Checked,
    workers: int,
    stored: Mapping[str, bytes] | None,
) -> Plan:
    """Finds what is out of date. Looks at the data only where tables have changed since the last time.

    Reports are in the folder `out`, or in a store, of which `stored` has their manifests.
    """
    tables, unchanged = default().checksums, dict[str, str]()
    tasks: dict[str, Task] = {}
    doubtful: list[_Doubtful] = []
    for career in careers:
        file = out / career.slug / MANIFEST
        content = file.read_bytes() if stored is None and file.is_file() else (stored or {}).get(career.slug, b"")
        task = _judge(career, file.parent if stored is None else None, content, wanted)
        if task:
            tasks[career.slug] = task
            continue
        unchanged[career.slug] = digest(content)
        before = checked.tables(career.slug, digest(content))
        changed = [table for table in tables if before.get(table) != tables[table]]
        if changed:
            doubtful.append((career, json.loads(content)["reads"], changed))
    for task in _with_changed_data(doubtful, workers):
        tasks[task.career.slug] = task
        del unchanged[task.career.slug]
    return Plan([tasks[career.slug] for career in careers if career.slug in tasks], unchanged)


_Doubtful = tuple[Career, dict[str, Any], list[str]]


class Checked:
    """Which tables each manifest was last checked against. Losing this costs time and nothing else."""

    def __init__(self, state: Path) -> None:
        self._file = state / "checked.json"
        content = read_json(self._file)
        self._reports: dict[str, list[str]] = content.get("reports", {})
        self._data: dict[str, dict[str, str]] = content.get("data", {})
        self._now = digest(json.dumps(dict(default().checksums)).encode())

    def tables(self, slug: str, manifest: str) -> Mapping[str, str]:
        """The checksums of the tables that the report with this manifest agrees with."""
        seen, data = self._reports.get(slug, ("", ""))
        return self._data.get(data, {}) if seen == manifest else {}

    def add(self, slug: str, manifest: str) -> None:
        """The report with this manifest agrees with the current tables."""
        self._reports[slug] = [manifest, self._now]

    def save(self) -> None:
        """Write it to the state's folder."""
        used = {data for _, data in self._reports.values()}
        self._data = {name: tables for name, tables in self._data.items() if name in used}
        self._data[self._now] = dict(default().checksums)
        write_json(self._file, {"reports": self._reports, "data": self._data})


def digest(content: bytes) -> str:
    """The digest that identifies a manifest."""
    return hashlib.sha256(content).hexdigest()[:20]


def _judge(career: Career, folder: Path | None, content: bytes, wanted: Wanted) -> Task | None:
    """The task, if the report is out of date regardless of the data."""
    everything = tuple(wanted.parameters)
    if not content:
        return Task(career, everything, ("it was never published",))
    try:
        manifest = json.loads(content)
        reasons = list(_reasons(career, folder, manifest, wanted))
    except (ValueError, KeyError, TypeError, AttributeError):
        return Task(career, everything, ("its manifest is damaged, or another version's",))
    if not reasons:
        return None
    execute = {name for _, names in reasons for name in names}
    why = tuple(dict.fromkeys(reason for reason, _ in reasons))
    return Task(career, tuple(name for name in everything if name in execute), why)


def _reasons(
    career: Career, folder: Path | None, manifest: Mapping[str, Any], wanted: Wanted
) -> Iterator[tuple[str, Iterable[str]]]:
    """Each reason, with the notebooks that have to be executed for it."""
    everything, now_made = list(wanted.parameters), wanted.made_with
    if manifest["career"]["title"] != career.title or list(manifest["parameters"]) != everything:
        yield "its title or the list of notebooks changed", everything
    if manifest["code"] != now_made["code"] or manifest["careerbook"] != now_made["careerbook"]:
        yield "the package's code changed", everything
    for library, version in {"python": now_made["python"], **now_made["packages"]}.items():
        before = {"python": manifest["python"], **manifest["packages"]}.get(library)
        if before != version:
            yield f"{library} changed from {before} to {version}", everything
    for file in sorted(manifest["inputs"].keys() | now_made["inputs"].keys()):
        if manifest["inputs"].get(file) != now_made["inputs"].get(file):
            yield f"{file} changed", _affected(file, everything)
    for name, given in wanted.parameters.items():
        written = manifest["parameters"].get(name)
        if written != {**given, **({"career": career.soc_code} if "career" in (written or {}) else {})}:
            yield f"the parameters of {name} changed", [name]
    for source in manifest["sources"]:
        if _sources().get(source["id"]) != source:
            yield f"the source {source['id']} changed", everything
    if manifest["curated"] != curated.of(career.soc_code):
        yield "what the editors say of it changed", everything
    lacking = sorted(set(manifest["files"]) - _files(folder)) if folder else []
    if lacking:
        yield f"{lacking[0]} is lacking", [Path(file).stem for file in lacking if file.endswith(".ipynb")]
    if wanted.pdf and "report.pdf" not in manifest["files"]:
        yield "it has no PDF", []


def _files(folder: Path) -> set[str]:
    """The names of the files in the folder and below: quicker than asking for each."""
    start = len(str(folder)) + 1
    return {f"{at}/{name}"[start:] for at, _, names in os.walk(folder) for name in names}


def _affected(file: str, everything: list[str]) -> list[str]:
    """The notebooks that a file affects: its own for a notebook, none for the template, all for any other."""
    if file.startswith("template/"):
        return []
    return [name for name in everything if file == f"notebooks/{name}.ipynb"] or everything


@cache
def _sources() -> dict[str, dict[str, Any]]:
    return {id: json.loads(json.dumps(package.described(source))) for id, source in curated.cited().items()}


def _with_changed_data(doubtful: Sequence[_Doubtful], workers: int) -> Iterator[Task]:
    """The tasks among careers whose tables changed: reads what they read again, and compares."""
    if len(doubtful) <= _FEW or workers == 1:
        changes = _changed([(reads, tables) for _, reads, tables in doubtful])
    else:
        chunks = [[(reads, tables) for _, reads, tables in doubtful[number::workers]] for number in range(workers)]
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            answers = [iter(answer) for answer in pool.map(_changed, chunks)]
        changes = [next(answers[number % workers]) for number in range(len(doubtful))]
    for (career, reads, _), changed in zip(doubtful, changes, strict=True):
        if changed:
            names = tuple(name for name in reads if name in changed)
            yield Task(career, names, tuple(dict.fromkeys(reason for name in names for reason in changed[name])))


def _changed(reports: Sequence[tuple[Mapping[str, Any], list[str]]]) -> list[dict[str, list[str]]]:
    """For each report: its notebooks that would read something else now, and what."""
    if len(reports) > _FEW:
        default().hold()
    changes = []
    for reads, tables in reports:
        changed: dict[str, list[str]] = {}
        for name, listed in reads.items():
            for read in map(Read.from_list, listed):
                is_touched = not read.tables or set(read.tables) & set(tables)  # without tables: editions, countries
                if is_touched and now(default(), read) != read.fingerprint:
                    changed.setdefault(name, []).append(_in_words(read))
        changes.append(changed)
    return changes


def _in_words(read: Read) -> str:
    """A read in words: 'rows of wages (soc_code 31-9092) changed'."""
    asked = json.loads(read.asked)
    if read.work == "rows":
        where = "; ".join(f"{column} {value}" for column, value in asked[2].items())
        return f"rows of {asked[0]} changed" + (f" ({where})" if where else "")
    given = ", ".join(map(str, asked[0]))
    return f"{read.work.removeprefix('careerbook.')} gives something else" + (f" for {given}" if given else "")
