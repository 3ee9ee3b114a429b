"""The check that every number on a page has a source."""
