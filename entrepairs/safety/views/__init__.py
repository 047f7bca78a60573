"""What keeps people safe, as pages."""
