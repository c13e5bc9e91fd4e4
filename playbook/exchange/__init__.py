"""Other people's formats: what they hold in, what we read of it out; what we know in, what they can read out."""
