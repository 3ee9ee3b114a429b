"""The chapters of a report, in its order: the one list of them."""

from __future__ import annotations

from collections.abc import Mapping

from careerbook.chapters import guide, international, outlook, salary, summary
from careerbook.chapters.chapter import Chapter

CHAPTERS: Mapping[str, Chapter] = {
    chapter.name: chapter
    for chapter in (summary.CHAPTER, salary.CHAPTER, outlook.CHAPTER, international.CHAPTER, guide.CHAPTER)
}
