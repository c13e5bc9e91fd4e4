"""Family C: worked cases, run against the book."""
