"""What is decided once for all outputs: what each block is for a reader, its number, its address."""
