"""A dataset some time from now: new editions of some series, with the figures of the newest one a year later."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from careerbook.core import catalog, paths, schema
from careerbook.core.catalog import Source
from careerbook.dataset import default, editions, series
from careerbook.dataset.build import ROW_GROUP

_YEARS = re.compile(r"(?<!\d)(19|20)(\d\d)(?!\d)(?:([-–])(\d\d)(?!\d))?")
# Codes and classifications have years in their names, which stay.
_STAYING = re.compile(r"SOC 20\d\d|NOC 2021|KldB 2010|Census 2018|O\*NET-SOC 20\d\d")
LEFT_OUT = ", average of 11 months without October"
_MOVING = ("reference_year", "base_year", "target_year")
_LONG_SERIES = ("price_series", "labour_indicators", "regional_prices")
_WORDS = ("vintage", "period", "reference_period", "edition")


def later(text: str) -> str:
    """The text with each year one later: 'May 2025' -> 'May 2026', '2024-34' -> '2025-35'.

    What the household survey says of a single year, that a month of it is left out, isn't said of the next.
    """

    def moved(match: re.Match[str]) -> str:
        century, year, dash, end = match.groups()
        is_span = end and int(end) > 12  # else a month
        tail = f"{dash}{(int(end) + 1) % 100:02}" if is_span else f"{dash}{end}" if dash else ""
        return f"{int(century + year) + 1}{tail}"

    return _YEARS.sub(moved, text.replace(LEFT_OUT, ""))


def new_id(source: Source) -> str:
    """The id of its next edition, in the project's form."""
    return f"{source.series}_9999" + ("_transcribed" if source.status == "transcription" else "")


class Ahead:
    """The project's data folder with new editions, each a year later, of the series that `is_new` chooses."""

    def __init__(self, folder: Path, is_new: Callable[[Source], bool]) -> None:
        self.folder, dataset = folder, default()
        newest: dict[tuple[str, bool], Source] = {}  # the publisher's own files, and transcriptions
        for source in dataset.at_hand.values():
            kind = (source.series, source.status == "transcription")
            older = newest.get(kind)
            if is_new(source) and (older is None or series.age(source) > series.age(older)):
                newest[kind] = source
        self.sources = list(newest.values())
        folder.mkdir()
        for name in ("countries.csv", "comparators.toml", "traps.toml"):
            shutil.copy(paths.data_dir() / name, folder)
        shutil.copytree(paths.careers_dir(), folder / "careers")
        self._write_catalog()
        self._write_tables()

    def _write_catalog(self) -> None:
        """The catalog, with an entry for each new edition as a person would add it."""
        text = paths.catalog_file().read_text("utf-8")
        for source in self.sources:
            start = text.index(f'id = "{source.id}"\n')
            end = text.find("\n[[source]]", start)
            entry = text[start : end if end > 0 else len(text)]
            about, options, how = entry.partition("[source.options]")
            kept = [line for line in about.splitlines() if not line.startswith(("id =", "series =", "replace", "#"))]
            moved = [line if _STAYING.search(line) or line.startswith("file") else later(line) for line in kept]
            head = f'\n\n[[source]]\nid = "{new_id(source)}"\nseries = "{source.series}"\n'
            settings = (line if _STAYING.search(line) or "unit" in line else later(line) for line in how.splitlines())
            text += head + "\n".join((*moved, options, *settings))
        (self.folder / "catalog.toml").write_text(text + "\n", encoding="utf-8")

    def _write_tables(self) -> None:
        tables = self.folder / "tables"
        tables.mkdir()
        known = dict(default().sources) | {one.id: one for one in catalog.load(self.folder / "catalog.toml").values()}
        index = json.loads((paths.tables_dir() / "tables.json").read_text("utf-8"))
        for name in index:
            frame = pd.read_parquet(paths.tables_dir() / f"{name}.parquet")
            new = [self._moved(frame[frame["source_id"] == source.id], source, name) for source in self.sources]
            path = tables / f"{name}.parquet"
            if not any(map(len, new)):
                path.symlink_to((paths.tables_dir() / path.name).resolve())
                continue
            whole = editions.current(name, pd.concat([frame, *new], ignore_index=True), known)
            whole = whole.sort_values(list(schema.table(name).sort_by), kind="stable", ignore_index=True)
            fields = pq.read_schema(paths.tables_dir() / path.name)
            content = pa.Table.from_pandas(whole, schema=fields, preserve_index=False)
            pq.write_table(content, path, row_group_size=ROW_GROUP, store_schema=False)
            index[name] |= {"rows": len(whole), "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
        (tables / "tables.json").write_text(json.dumps(index), encoding="utf-8")
        self._describe(tables)

    def _describe(self, tables: Path) -> None:
        described = json.loads((paths.tables_dir() / "datapackage.json").read_text("utf-8"))
        described["sources"] += [{"id": new_id(source), "sha256": source.sha256} for source in self.sources]
        (tables / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")

    def _moved(self, rows: pd.DataFrame, source: Source, name_of_table: str) -> pd.DataFrame:
        """The rows of the newest edition as those of the next one: the same figures, a year later."""
        moved = rows.assign(source_id=new_id(source))
        for name in _MOVING:
            if name in moved:
                moved[name] = moved[name] + 1
        for name in _WORDS:
            if name in moved:
                texts = {text: later(text) for text in moved[name].dropna().unique()}
                moved[name] = moved[name].map(texts).where(moved[name].notna(), moved[name])
        if "release" in moved:
            moved["release"] = "99.1"
        if name_of_table in _LONG_SERIES:  # which goes on with one year more
            key = list(schema.table(name_of_table).sort_by)
            return pd.concat([rows.assign(source_id=new_id(source)), moved]).drop_duplicates(key)
        return moved


def series_of(*prefixes: str) -> Callable[[Source], bool]:
    """Chooses the sources whose series begins with one of the texts."""
    return lambda source: source.series.startswith(prefixes)
