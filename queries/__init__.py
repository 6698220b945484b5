"""ASK: canned queries and the read-only Cypher console."""
