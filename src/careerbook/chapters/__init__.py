"""The sections of a report: a dataset and a career in, exhibits and sentences out."""
