"""What people do with their account: the only writers."""
