"""The parts of the export dialog: what is drawn, on which pages, how, and what stands around it."""
