"""What was found before, kept in the user's cache folder: deleting it costs time only.

`digests` names the bytes that a result was made from, `installed_code` those of the code that made it, `value_codec`
turns frozen values into bytes and back, and `result_store` keeps them in a file. A project never holds such a file, so
that nobody's project can bring answers.
"""
