"""Adding figures: reading what an officer hands in, finding what is wrong, saying what changes, and publishing it as a version."""
