"""Who could hold which permanence of a month (« planning »). Values in, values out: no database, no clock.

What is never given up is in limits.py, written for one person at one permanence, and again in checking.py for a whole
roster; `solver/` finds the best one, in a process of its own, and proves it. A human edits and decides.
Explained in docs/contribuer/plannings.md."""
