"""One account per person: pseudonym, experiences (« vécus »), consents, notices, sign-in, export and erasure.

Who may read: the person; others only what the person chose to show.
"""
