"""The report folder as an RO-Crate: what the specification asks of the descriptor, the root and each entity."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.making import source

import careerbook
from careerbook.core import paths
from careerbook.publish.package import crate


@pytest.fixture
def graph(tmp_path: Path) -> dict[str, dict[str, Any]]:
    """The entities of a crate of two files, by id."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "pay.csv").write_text("a\n1\n")
    (tmp_path / "index.html").write_text("<p>")
    resources = [{"path": "data/pay.csv", "title": "Pay & more"}]
    described = crate.describe(tmp_path, "Actors", "27-2011", resources, [source(), source("other")])
    assert described["@context"] == "https://w3id.org/ro/crate/1.3/context"
    entities = json.loads(json.dumps(described))["@graph"]
    assert len({one["@id"] for one in entities}) == len(entities)
    return {one["@id"]: one for one in entities}


def test_the_descriptor_is_about_the_root(graph: dict[str, dict[str, Any]]) -> None:
    assert graph["ro-crate-metadata.json"] == {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.3"},
        "about": {"@id": "./"},
    }


def test_the_root_has_what_is_required_and_names_every_file(graph: dict[str, dict[str, Any]]) -> None:
    root = graph["./"]
    assert root["@type"] == "Dataset" and root["name"] and root["description"]
    assert graph[root["license"]["@id"]]["name"]
    assert date.fromisoformat(root["datePublished"])
    assert [one["@id"] for one in root["hasPart"]] == ["data/pay.csv", "index.html"]
    assert graph["data/pay.csv"] == {
        "@id": "data/pay.csv",
        "@type": "File",
        "name": "Pay & more",
        "encodingFormat": "text/csv",
        "contentSize": "4",
    }


def references(entity: Any) -> list[str]:
    if isinstance(entity, dict):
        own = [entity["@id"]] if set(entity) == {"@id"} else []
        return own + [id for one in entity.values() for id in references(one)]
    return [id for one in entity for id in references(one)] if isinstance(entity, list) else []


def test_every_entity_has_type_and_name_and_what_is_referred_to_is_there(graph: dict[str, dict[str, Any]]) -> None:
    outside = {"https://w3id.org/ro/crate/1.3"}
    for id, entity in graph.items():
        assert entity["@type"] and (entity.get("name") or id == crate.FILE)
        assert not set(references(entity)) - set(graph) - outside
        assert all(isinstance(value, (str, list, dict)) for value in entity.values())


def test_the_day_of_a_report_is_that_of_the_version() -> None:
    cited = (paths.share() / "CITATION.cff").read_text(encoding="utf-8")
    assert f"date-released: {careerbook.RELEASED}\n" in cited
    assert f"version: {careerbook.__version__}\n" in cited
