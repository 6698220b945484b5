"""One page per file. A folder named `pages` beside the entry script would break deep links."""
