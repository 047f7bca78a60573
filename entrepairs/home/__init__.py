"""« Mon espace », the landing page; composes every app, owns no model."""
