"""Family S: clients fall between segments, or into two of them."""
