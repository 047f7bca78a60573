"""What belongs to no app: architecture, documentation, pages as every role, journeys in browsers."""
