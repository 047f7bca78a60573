"""The drawing of groups, with a min-cost flow (OR-tools): never in the process that answers people."""
