"""Statistical methods as pure functions; each names its published source."""
