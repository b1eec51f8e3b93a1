"""LibreOffice (kontorsprogrammet), for what only an office suite can do: pages, and with them PDF.

What goes in and comes out are the bytes of files. LibreOffice is found on the machine and never fetched; nothing that
is done here uses the network, whatever the document asks for.
"""

from __future__ import annotations

from iopdocs.office.export import to_pdf, to_pdfs
from iopdocs.office.places import pages_of_bookmarks

__all__ = ["pages_of_bookmarks", "to_pdf", "to_pdfs"]
