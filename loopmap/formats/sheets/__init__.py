"""Tables of other people: lists of links, lists of variables and matrices, from any spreadsheet."""
