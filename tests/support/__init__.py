"""Small documents that several tests speak of."""
