"""An equation while it is written: its parts, what is wrong with it, what could come next."""
