"""Tests of the importers: on the publishers' own files, and on damaged ones that the tests write."""
