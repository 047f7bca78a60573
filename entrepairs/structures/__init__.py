"""Houses (« structures ») and who does what in them (« rôles »).

A role is visible to the person and to the coordinators of the house, to nobody else.
"""
