"""From a file to its text, untouched: each offset of the graph points into what these functions return."""
