"""The language engine: pure functions over texts; a folder a question, and nothing that reads or writes a file."""
