"""A list of loops as people look at it: the key ones, in an order, with some left out."""
