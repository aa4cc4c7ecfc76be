"""Publishing a printed site."""
