"""What is kept beside the project for later: baselines, records of releases, memories as files."""
