"""Figures of a house for a year: the activity report (« rapport d’activité »), and the sums of a network.

Reads everything below, writes only its own rows. The coordination reads true figures; what leaves the house is
suppressed under five people (docs/decisions/0013-petits-nombres.md)."""
