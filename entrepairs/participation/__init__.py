"""Deciding together: what a meeting talked about, the hands that were raised, its minutes (« compte rendu »).

Minutes are written by the board and those who run the house; once adopted, every member reads them."""
