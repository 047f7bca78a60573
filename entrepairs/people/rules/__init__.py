"""Who may, in the matters of an account."""
