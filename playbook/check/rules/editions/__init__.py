"""Family E: whether each reader's edition holds what the reader may see, nothing else, and is read by somebody."""
