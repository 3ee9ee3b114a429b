"""The figures of a career, topic by topic: a case in, estimates by id out. No chart, no sentence, no table, no HTML."""
