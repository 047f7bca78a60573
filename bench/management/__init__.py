"""Commands that only a measure has: `bench` is an app of `bench.settings` alone."""
