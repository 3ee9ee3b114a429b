"""The files that go with a report: CSV, descriptions, ledger, manifest."""
