"""Help lines (« lignes d'aide »), quick exit (« quitter vite »), block; the triage (« repérage ») of messages.

A block is known to nobody but the person who set it.
"""
