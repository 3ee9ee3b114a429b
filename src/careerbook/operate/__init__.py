"""The operator's desk: download, refresh, verify and describe the dataset, and tell its vintages apart."""
