"""The nouns of a sales book, one per file: typed, frozen, without input or output."""
