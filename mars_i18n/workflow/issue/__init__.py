"""A project and an issue while a command works on them: read once, asked often."""
