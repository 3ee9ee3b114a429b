"""The tools around the dataset: state, verification, downloads, comparison, description."""
