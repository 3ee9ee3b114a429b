"""What a reader in a hurry wants to know: six key facts, three takeaways, one chart."""

from careerbook.chapters.summary.parts import CHAPTER

__all__ = ["CHAPTER"]
