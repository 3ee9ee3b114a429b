"""Many careers' reports: what has to be made again, by several processes at once, whatever dies on the way.

`run.run` is the door. Below it, `stale` judges, `crew` and `worker` make, `folder` and `watch` leave nothing behind.
"""
