"""Family P: whether a client who is in a pipeline always has a way on, and in time."""
