"""Sentences, tables and exhibits, as data."""
