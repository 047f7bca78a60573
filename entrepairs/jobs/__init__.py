"""Background work: a lease table behind the Tasks API, a worker, periodic slots. Knows no domain."""
