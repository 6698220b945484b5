"""What pages are made of. Nothing here asks the store."""
