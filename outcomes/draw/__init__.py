"""One module for each medium: what an answer looks like there."""
