"""What is built of an issue: its order, its editions, and what became of it."""
