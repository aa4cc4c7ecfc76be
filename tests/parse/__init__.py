"""One file -> what it says."""
