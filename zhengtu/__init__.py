"""政图: Chinese government work reports as a graph in which every fact stands beside its sentence."""

__version__ = "0.1.0"
