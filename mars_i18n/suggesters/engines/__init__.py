"""Draft engines: one file a program or service that translates."""
