"""What the book's own numbers imply: how deals flow, how much work that is, what loyalty costs and brings. Pure; a book in, figures out."""
