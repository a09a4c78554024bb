"""What each indicator means: the declarations of a dataset, and how they are read and checked."""
