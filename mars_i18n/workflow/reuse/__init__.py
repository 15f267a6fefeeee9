"""Results of earlier commands used again, where everything that they were made from is the same, byte for byte."""
