"""The life of a Clubhouse: its day by unit, its board of tasks, and what its members write.

The board (« tableau du jour ») is read by the members and the team of the house, for the day. What is written about a
member is begun by that member, readable and editable by them at any time; nobody else reads it but the person they
chose. Nothing is assigned, nothing is counted by person."""
