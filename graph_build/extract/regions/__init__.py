"""How reports name regions: as the national list has them, with a class of place behind the name, in a row."""
