"""The core chain: request, offer, proposal, accompaniment, framework, meeting, message, note, pause, ending.

Who may read: the participants; a coordinator sees that a pair exists, never messages nor notes.
"""
