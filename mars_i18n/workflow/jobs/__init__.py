"""What commands do to one issue: a job gives a frozen value, which can be kept and found again."""
