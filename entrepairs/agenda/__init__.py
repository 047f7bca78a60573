"""What happens in a house: series, gatherings (« rencontres »), sign-ups, attendance.

What is planned is public or for the house; who comes is known by the person and by those who run the house."""
