"""A small print shop: pictures cut, inked and printed in layers with Pillow.

Every print is the same on every machine.
"""
