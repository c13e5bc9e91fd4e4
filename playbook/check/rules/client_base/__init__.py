"""Family A: the health of the client base, its statuses and its matrix."""
