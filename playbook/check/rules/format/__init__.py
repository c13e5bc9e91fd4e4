"""Family F: what is written is not in the format, names nothing, or cannot be."""
