"""A list, from its file to the directory: read into lines set beside what is there, then written once someone agreed.

In the background, in short transactions: the house goes on meanwhile. Nothing is seen before all new houses are in."""
