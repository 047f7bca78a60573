"""Groups of six to ten people on a theme, at a moment, in a language, in a place or at a distance. Values in, values
out: no database, no clock. A coordinator reads, changes, invites; each person accepts or not.

possible.py says who could be in which circle; solver/ opens some and places people, exactly for what is open, and
never two people of whom one refused the other; remaining.py says who stays out, and why.
Explained in docs/contribuer/groupes.md."""
