"""The search itself, with CP-SAT (OR-tools): in a process of its own, never in the one that answers people."""
