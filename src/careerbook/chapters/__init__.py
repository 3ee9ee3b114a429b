"""The chapters of a report: from figures to exhibits and sentences."""
