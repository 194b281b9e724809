"""Places for variables: engines that answer with positions, never with edits."""
