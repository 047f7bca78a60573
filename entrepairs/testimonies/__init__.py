"""Stories that people publish (« témoignages », « histoires »). A draft is its author’s alone; once submitted, the
coordinators of one house read it; once published, everybody does, until the author takes it back."""
