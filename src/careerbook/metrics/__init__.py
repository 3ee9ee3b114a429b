"""Pure functions: rows of the tables in, estimates out. No files, no charts."""
