"""MAKE: from report files to a checked graph in a store."""
