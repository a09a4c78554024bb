"""Localities that somebody defines: the definition, and a board by them."""
