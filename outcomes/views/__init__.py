"""Answers ready to be drawn: each view joins questions, charts and words into one Panel."""
