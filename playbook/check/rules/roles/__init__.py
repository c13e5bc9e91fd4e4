"""Family R: who has a client in hand, how it passes to the next, and whether there are hands enough."""
