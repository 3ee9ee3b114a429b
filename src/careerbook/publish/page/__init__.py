"""Executed notebooks as HTML pages."""
