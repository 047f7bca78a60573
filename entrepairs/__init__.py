"""Entrepairs: software for mutual support between people who have been there (« pair-aidance »)."""

__version__ = "0.1.0"
