"""The same work done by Broadsheet and by its peers, side by side. `python3 -m benchmarks.run` is the one command."""
