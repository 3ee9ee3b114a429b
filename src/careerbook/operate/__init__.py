"""The operator's desk: download, refresh, verify and describe the dataset, and compare its vintages.

It stands above the dataset and the metrics: it reads tables through the store and publishers' files through
`dataset.reading`, and only the command line and the site import it.
"""
