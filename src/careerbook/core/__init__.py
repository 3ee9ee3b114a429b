"""What every room stands on: errors, codes, units, paths, the catalog, the schema of the tables."""
