"""Issues worked on by other processes, ahead of the command that reads and writes the project."""
