"""Family N: who is not ours, and how early that is decided."""
