"""Family T: where a client is met, by whom, how soon, and what comes after."""
