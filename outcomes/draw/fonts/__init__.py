"""The type of packs: two weights of Source Sans 3 under another name, as its licence (OFL.txt) asks of fonts that were changed."""
