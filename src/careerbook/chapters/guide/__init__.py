"""The guide to one career."""
