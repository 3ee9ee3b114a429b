"""Many careers' reports: those that are out of date are made by several processes, and survive the death of any.

`runner.run` is the entry point. `stale` finds what is out of date, `crew` and `worker` make it, `folder` cleans up.
"""
