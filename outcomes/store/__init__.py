"""Tables of the one store: their columns, and how they are read and written."""
