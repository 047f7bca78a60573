"""What is typed in the pages that keep people safe."""
