"""Family V: who keeps the book true, and whether it was read again in time."""
