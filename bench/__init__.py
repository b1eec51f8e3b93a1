"""How fast, and how much: this library beside its peers, and against what grows (mätningar).

``python -m bench`` measures and prints; ``make bench`` installs what it takes first. Nothing here is part of the wheel.
"""
