"""What leaves by mail, and what time erases."""
