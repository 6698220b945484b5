"""A text as it is read: passages and headings with their offsets, and what the report says of itself as a whole."""
