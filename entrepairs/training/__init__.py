"""The charter (« charte ») and the habilitation of a peer supporter by a coordinator.

A habilitation is visible to the person, the referent and the coordinators of the house.
"""
