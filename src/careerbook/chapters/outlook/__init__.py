"""Where the occupation is heading."""

from careerbook.chapters.outlook.parts import CHAPTER

__all__ = ["CHAPTER"]
