"""A paragraph as a segment: what its tags and texts are, and which bytes each of them came from."""
