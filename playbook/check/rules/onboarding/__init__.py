"""Family O: whether a new hire is trained for the work, in an order that can be followed, by questions that have answers."""
