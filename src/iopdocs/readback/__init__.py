"""Reading back what has been edited by hand in a Word file (återläsning), into the data that it carries.

An edit counts as understood when the data with it make a document that says the same as the file; nothing is guessed
that is not proved so. See docs/decisions/0024-read-back.md.
"""
