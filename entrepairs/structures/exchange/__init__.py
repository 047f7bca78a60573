"""Lists of houses, in and out: files read into plain rows, rows written as files. Pure: no database, no clock."""
