"""The parts of a node's page, each for one sort of fact."""
