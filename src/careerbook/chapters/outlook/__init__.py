"""The chapter on the outlook."""
