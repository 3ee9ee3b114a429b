"""What is the same for all careers of a batch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Settings:
    """Where and how the workers publish.

    `forks` is the socket of the process that forks kernels, or "". With a `store`, its URL, reports are made in the
    folder `out` and go from there to the store.
    """

    out: str
    store: str
    pdf: bool
    parameters: Mapping[str, Any]
    forks: str
    cell_seconds: int
    memory_mb: int
