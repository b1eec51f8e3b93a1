"""What the classes say about themselves (uppslagsverk): JSON Schema, and catalogues as Markdown in Swedish.

Everything here is generated from the clause types, the rules and the templates in force, as pure functions that return
data or text.
"""
