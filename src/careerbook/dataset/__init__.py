"""The dataset: open its tables, find a career in it, build it from raw files."""

from careerbook.dataset.careers import Career, Careers
from careerbook.dataset.reads import shared
from careerbook.dataset.store import Dataset, default

__all__ = ["Career", "Careers", "Dataset", "default", "shared"]
