"""What an issue asks of the translation memory, and whether the answers can have changed."""
