"""From an agreement to a Word package (word/): plan → render and settle → pack."""
