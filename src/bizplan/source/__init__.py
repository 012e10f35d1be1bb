"""Files to documents: found, read, parsed to plain data, with the place of every key and value."""
