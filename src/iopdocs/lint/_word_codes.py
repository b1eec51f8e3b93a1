"""The faults that lie in the Word file itself (fel i Word-filen), each with its reason and an example."""

from __future__ import annotations

from typing import Final

from iopdocs.findings import Severity
from iopdocs.reading import Fault

__all__ = ["WORD_FAULTS"]

WORD_FAULTS: Final = (
    Fault(
        "TPL008",
        "Mallen har en bild eller textruta",
        "Bilder hör till brevmallen, där de får en text för den som inte ser dem. I en klausul följer de inte med.",
        "ett stycke med kommunens vapen",
        "samma stycke utan bilden; vapnet ligger i brevmallens sidhuvud",
        as_told=True,
    ),
    Fault(
        "TPL009",
        "Mallen har spårade ändringar",
        "Så länge en ändring varken är godkänd eller avvisad vet ingen vad mallen säger.",
        "en mall där någon har strukit ett ord med spårning",
        "samma mall, sedan ändringen har godkänts eller avvisats",
        as_told=True,
    ),
    Fault(
        "TPL010",
        "Mallen har en avsnittsbrytning",
        "Sidans storlek, marginaler, sidhuvud och sidfot hör till brevmallen. En brytning mitt i avtalet delar dem.",
        "en avsnittsbrytning efter andra stycket",
        "samma stycken utan brytning",
        as_told=True,
    ),
    Fault(
        "TPL011",
        "Ett stycke har en egen numrering",
        "Avtalet har en enda lista, så att numren stämmer i hela avtalet. En lista som hör till klausulen börjar om "
        "på 1 och går inte att hänvisa till.",
        "ett stycke som har numrerats med knappen Numrering",
        "samma stycke med formatmallen Avtalspunkt eller Avtalsled",
        as_told=True,
    ),
    Fault(
        "TPL012",
        "Ett stycke är formaterat för hand",
        "Allt utseende hör till brevmallen. Typsnitt, färger, kursiv stil, indrag och avstånd som sätts för hand "
        "försvinner när mallen används.",
        "ett stycke i rött och med eget typsnitt",
        "samma stycke med en av brevmallens formatmallar",
        Severity.WARNING,
        as_told=True,
    ),
    Fault(
        "TPL013",
        "Mallen har kommentarer kvar",
        "En kommentar är ett samtal om mallen och inte en del av den.",
        "en mall med två kommentarer i marginalen",
        "samma mall, sedan kommentarerna har tagits bort",
        as_told=True,
    ),
    Fault(
        "TPL014",
        "En tagg är delad",
        "En tagg ska stå hel i ett stycke. Är den delad, eller saknas en klammer, läses den som vanlig text.",
        "{{ term. i slutet av ett stycke och period|period }} i början av nästa",
        "hela taggen i ett stycke",
        as_told=True,
    ),
)
"""Images, tracked changes and the like, in the order of the codes."""
