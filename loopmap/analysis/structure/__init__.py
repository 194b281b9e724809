"""How a map hangs together: its core, paths, causes, measures, small sets, balance."""
