"""Who may, in what keeps people safe."""
