"""The faults that lie in the text and the tags (fel i texten), each with its reason and an example."""

from __future__ import annotations

from typing import Final

from iopdocs.findings import Severity
from iopdocs.reading import Fault

__all__ = ["TEXT_FAULTS"]

_HEAD: Final = "# {{ heading }}\n"
_GOOD: Final = f"{_HEAD}§ Avtalet gäller {{{{ term.period|period }}}}.\n"

TEXT_FAULTS: Final = (
    Fault(
        "TPL015",
        "En tagg för stycken, rader eller celler står inte ensam",
        "{%p … %} styr hela stycken, {%tr … %} hela tabellrader och {%tc … %} hela tabellceller. Därför står de "
        "ensamma i stycket, raden eller cellen.",
        f"{_HEAD}§ {{%p if term.period.last %}} Avtalet upphör sedan.\n{{%p endif %}}\n",
        f"{_HEAD}{{%p if term.period.last %}}\n§ Avtalet upphör sedan.\n{{%p endif %}}\n",
    ),
    Fault(
        "TPL016",
        "Ett block börjar eller slutar inte",
        "Varje if slutar med endif och varje for med endfor, i den ordning de började. Annars är det oklart vilken "
        "text som bara ska med ibland.",
        f"{_HEAD}§ Avtalet gäller{{% if term.period.last %}} {{{{ term.period|period }}}}.\n",
        f"{_HEAD}§ Avtalet gäller{{% if term.period.last %}} {{{{ term.period|period }}}}{{% endif %}}.\n",
    ),
    Fault(
        "TPL017",
        "Ett villkor är alltid sant eller alltid falskt",
        "Då styr villkoret ingenting. Ofta är det ett annat fält som menas, eller en text som aldrig kommer med.",
        f"{_HEAD}{{%p if term.period %}}\n§ Avtalet gäller {{{{ term.period|period }}}}.\n{{%p endif %}}\n",
        _GOOD,
        Severity.WARNING,
    ),
    Fault(
        "TPL018",
        "En hänvisning leder till något som inte finns",
        "En felstavad klausultyp i has() är aldrig sann, och då försvinner texten utan att någon märker det. "
        "I ref() stoppar den avtalet.",
        f'{_GOOD}§ Se också{{% if has("extention") %}} förlängning och{{% endif %}} uppsägning.\n',
        f'{_GOOD}§ Se också{{% if has("extension") %}} förlängning och{{% endif %}} uppsägning.\n',
    ),
    Fault(
        "TPL019",
        "En hänvisning kan sakna sitt mål",
        "Alla avtal har inte alla klausuler. Hänvisar texten till en klausul som saknas går avtalet inte att skriva.",
        f'{_GOOD}§ Se punkt\N{NO-BREAK SPACE}{{{{ ref("extension") }}}}.\n',
        f'{_GOOD}§ Se {{% if has("extension") %}}punkt\N{NO-BREAK SPACE}{{{{ ref("extension") }}}}{{% endif %}}.\n',
        Severity.WARNING,
    ),
    Fault(
        "TPL020",
        "Ett fält kommer inte med i texten",
        "Den som fyller i fältet tror att det står i avtalet. Fält som bara används för kontroll räknas inte.",
        f"{_HEAD}§ Avtalet gäller tills vidare.\n",
        _GOOD,
        Severity.WARNING,
    ),
    Fault(
        "TPL021",
        "Ett belopp är skrivet i texten",
        "Ett belopp i mallen följer med till alla avtal, och kan säga något annat än budgeten.",
        f"{_GOOD}§ Bidraget är högst 50\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr.\n",
        _GOOD,
        Severity.WARNING,
    ),
    Fault(
        "TPL022",
        "Ett datum är skrivet i texten",
        "Ett datum i mallen följer med till alla avtal. Det är lätt att glömma när en text har lånats från ett avtal.",
        f"{_HEAD}§ Avtalet gäller {{{{ term.period|period }}}}, dock inte före den 1\N{NO-BREAK SPACE}mars 2019.\n",
        _GOOD,
        Severity.WARNING,
    ),
    Fault(
        "TPL023",
        "En parts namn är skrivet i texten",
        "Namnet följer med till alla avtal, även dem där någon annan är part.",
        f"{_HEAD}§ Avtalet mellan parterna och Exempelby kommun gäller {{{{ term.period|period }}}}.\n",
        f"{_HEAD}§ Avtalet mellan parterna gäller {{{{ term.period|period }}}}.\n",
        Severity.WARNING,
    ),
    Fault(
        "TPL024",
        "Ett mellanslag kan brytas",
        "Utan hårt mellanslag kan raden brytas mellan siffran och det den hör ihop med.",
        f"{_HEAD}§ Avtalet gäller {{{{ term.period|period }}}} enligt 10 § kommunallagen.\n",
        f"{_HEAD}§ Avtalet gäller {{{{ term.period|period }}}} enligt 10\N{NO-BREAK SPACE}§ kommunallagen.\n",
        Severity.WARNING,
    ),
    Fault(
        "TPL025",
        "Ett nummer är skrivet för hand",
        "Word räknar klausulerna. Ett nummer eller en hänvisning som är skriven med siffror blir fel när något läggs "
        "till eller tas bort.",
        f"{_HEAD}§ Avtalet gäller {{{{ term.period|period }}}} utom enligt punkt\N{NO-BREAK SPACE}7.2.\n",
        _GOOD,
        Severity.WARNING,
    ),
    Fault(
        "TPL026",
        "Texten använder ord från upphandling",
        "Ord som beställare och utförare talar för att avtalet är ett köp av en tjänst. Om det är en upphandling avgör "
        "inte programmet. Meningar som säger att något inte är ett köp granskas inte.",
        f"{_HEAD}§ Utföraren åtar sig arbetet {{{{ term.period|period }}}}.\n",
        f"{_HEAD}§ Föreningen åtar sig arbetet {{{{ term.period|period }}}}.\n",
        Severity.WARNING,
    ),
    Fault(
        "TPL027",
        "Ett definierat ord används inte",
        "En definition som inte används får läsaren att leta.",
        f"{_HEAD}§ Avtalet gäller {{{{ term.period|period }}}}, nedan kallad mötesperioden.\n",
        f"{_HEAD}§ Avtalet gäller {{{{ term.period|period }}}}, nedan kallad mötesperioden.\n"
        "§ Under mötesperioden träffas parterna varje månad.\n",
        Severity.NOTE,
    ),
    Fault(
        "TPL028",
        "Ett ord skrivs som definierat men definieras inte",
        "Stor bokstav mitt i en mening brukar betyda att ordet har en egen betydelse i avtalet. Då ska betydelsen stå "
        "någonstans.",
        f"{_HEAD}§ Under {{{{ term.period|period }}}} bedrivs Verksamheten i kommunens lokaler.\n",
        f"{_HEAD}§ Under {{{{ term.period|period }}}} bedrivs verksamheten i kommunens lokaler.\n",
        Severity.NOTE,
    ),
)
"""Blocks, conditions, references, figures and words, in the order of the codes."""
