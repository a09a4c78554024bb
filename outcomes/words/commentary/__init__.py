"""Officers' commentary beside its figure: what is known of the figure, and what in the words contradicts it (decision 122)."""
