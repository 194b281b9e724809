"""Named views: what of one remains, what is drawn of it, and its page on paper."""
