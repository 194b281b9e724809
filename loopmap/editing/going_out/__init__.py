"""What people decide about likely identifiers before something goes out, and what then goes."""
