"""The chapter on pay and prospects abroad."""
