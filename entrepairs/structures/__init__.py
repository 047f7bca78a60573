"""Houses (« structures ») and who does what in them (« rôles »).

A membership is visible to the person and to the coordinators of the house, to nobody else.
"""
