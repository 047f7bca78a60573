"""Who may, in the circles."""
