"""The house in one encrypted file, and back: see docs/exploiter/sauvegardes.md."""
