"""The client base as the ledger shows it: sources and a book in, measurements out."""
