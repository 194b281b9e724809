"""What each lens shows: pure functions from a map, and what is known of it, to a LensView."""
