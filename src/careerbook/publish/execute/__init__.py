"""Executing a report's notebooks."""
