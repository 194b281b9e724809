"""What a map is: records, changes, documents, rules and queries. Standard library only."""
