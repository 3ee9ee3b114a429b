"""The chapter on pay."""
