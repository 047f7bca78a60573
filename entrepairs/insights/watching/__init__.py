"""The figures of the watch and of the circles: measures of the software, never of people."""
