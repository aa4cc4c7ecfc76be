"""The engine, broken on purpose in one place at a time. The suite must notice each."""
