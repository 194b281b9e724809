"""Reports: what one holds, without saying how it is written, and its writers for reading."""
