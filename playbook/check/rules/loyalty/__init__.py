"""Family L: what loyalty programmes promise, and whether the margin bears it."""
