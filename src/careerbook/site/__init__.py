"""The pages over all published reports: search, comparison, what changed, methods, data, glossary, feed."""

from careerbook.site.build import Built, build

__all__ = ["Built", "build"]
