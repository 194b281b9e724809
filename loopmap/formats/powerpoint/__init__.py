"""Maps as PowerPoint slides of shapes that can be edited there."""
