"""Communes and localities of France and Belgium, and distances between them. Public data."""
