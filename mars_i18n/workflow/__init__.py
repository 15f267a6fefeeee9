"""One file a verb of the command line; in folders what several of them need."""
