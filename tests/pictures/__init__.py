"""Pictures, probed, planned, converted, stored."""
