"""Rules about amounts in running text, held against the budget (belopp i löpande text)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from iopdocs.agreement import Agreement
from iopdocs.clauses.background import Background
from iopdocs.clauses.related import Related
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._known_amounts import known_amounts
from iopdocs.rules._patterns import pattern
from iopdocs.rules._sentences import sentences
from iopdocs.rules._spoken import told_computations
from iopdocs.rules._texts import Found
from iopdocs.values import StatedAmount
from iopdocs.values.spelling import SPACE

__all__: list[str] = []

_SMALL: Final = 1_000
_LONGEST_BEFORE: Final = 90
_UNITS: Final = (
    "[tk]kr|mn?kr|kronor|kr|miljoner kronor|miljoner kr|miljon kronor|milj\\.? ?kr|tusen kronor|[mkt]sek|sek"
).replace(" ", SPACE)
_AMOUNT: Final = pattern(
    rf"(?<![\w,.:/–-])(?P<number>[1-9]\d{{0,2}}(?:[ \u00a0\u202f.]\d{{3}})+(?:,\d+)?|\d+(?:,\d+)?)"
    rf"(?:{SPACE}?(?P<unit>{_UNITS})\b|{SPACE}?:-)"
    rf"(?P<per>{SPACE}?/|{SPACE}(?:per|i|om){SPACE}(?!stället\b)\w+|{SPACE}årligen)?",
    re.IGNORECASE,
)
_MONEY: Final = pattern(
    r"[0-9](?:[ \u00a0\u202f]?(?:[tmk]n?|tusen |milj\.? ?|miljon(?:er)? )?kr|[ \u00a0]?:-|[ \u00a0][mkt]?sek)",
    re.IGNORECASE,
)
_FORMER: Final = pattern(
    r"(?:i ?stället för|jämfört med|tidigare(?: var)?|förut|(?:höj|sänk|öka|minska|ändra)a?s från)[ \u00a0]$"
)
"""What stands before an amount that no longer holds."""
_PRICED: Final = pattern(
    r"(?:(?:\bà|×|(?<=\d )x|\*)[ \u00a0]?"
    r"|\b(?:per|för varje)[ \u00a0](?!(?:år|kalenderår)\b)\w+(?:[ \u00a0](?:och|eller|per)[ \u00a0]\w+)*"
    r"[ \u00a0](?:(?:är|blir|om|på|kostar|ersätts med|uppgår till)[ \u00a0])?(?:(?:högst|minst|ca|cirka)[ \u00a0])?)\Z"
)
"""What stands before an amount that one of so many things costs."""
_PAST: Final = pattern(
    r"\b(?:betalade|betalades|bidrog|bidragit|uppgick|kostade|lämnade|lämnades|beviljade|beviljades|gav|fick|hade|var"
    r"|begärde|ansökte|yrkade|föreslog|hittills|dittills|sedan[ \u00a0](?:år[ \u00a0])?(?:19|20)\d\d"
    r"|har[ \u00a0](?:\w+[ \u00a0]){0,4}?(?:haft|fått|begärt|hemställt|ansökt|sökt|äskat|yrkat|föreslagit|betalat"
    r"|lämnat|erhållit|beviljats|kostat|uppgått|investerat|samlat[ \u00a0]in|köpt))\b"
)
"""What tells of what has been, or of what somebody has asked for."""
_ASIDE: Final = pattern(
    r"(?:\b(?:deposition|handpenning|pant|självrisk|vite|försäkringsbelopp|basbelopp|prisbasbelopp|entré)\w*"
    r"|(?<!sociala )(?<!sociala\u00a0)\b(?!arbetsgivar)\w*avgift(?:en|er|erna)?)\b[^.;]{0,60}\Z"
    r"|\b(?:överstiger|understiger|(?:stör|mind)re[ \u00a0]än|mer[ \u00a0]än|över)[ \u00a0]\Z"
    r"|\b(?:höj|sänk|öka|minska)\w*[ \u00a0](?:\w+[ \u00a0])?med[ \u00a0]\Z"
    r"|\b(?:höj|sänk|ök|minsk)ning\w*[ \u00a0](?:med|på|om)[ \u00a0]\Z",
    re.IGNORECASE,
)
"""What stands before money that is no contribution: a deposit, a fee, a limit, or how much more it is than before."""
_PAID_BY_USERS: Final = pattern(
    r"\A\W*(?:varje|en|ett|den|alla)?[ \u00a0]?"
    r"(?:gäst|delta|bruk|boende|elev|besök|hyresgäst|medlem|familj|förälder|föräldr)\w*[^.;]{0,30}\bbetalar\b",
    re.IGNORECASE,
)
_OF_THE_PARTIES: Final = pattern(
    r"\b(?:avtalet|partnerskapet|överenskommelsen|parterna|bidrar|bidraget|insatsen|ska|skall|avsätter|anslår|stöder)\b",
    re.IGNORECASE,
)
"""What tells, in the background, of money that the agreement is about."""
_YEARLY: Final = pattern(r"(?:per|om) (?:år|kalenderår|året)|årligen")
_IN_ALL: Final = pattern(r"\b(?:sammanlagt|totalt|tillsammans|allt som allt)\b[^\d.;]{0,40}\Z", re.IGNORECASE)
_ALL_TIME: Final = pattern(
    r"\b(?:avtalstiden|avtalsperioden|hela perioden|(?:alla|samtliga|båda) åren)\b", re.IGNORECASE
)


@rule(
    "TXT001", Severity.WARNING, on=Agreement, hint="rätta texten eller budgeten, eller hänvisa till budgeten i texten"
)
def amount_in_the_text_is_not_in_the_budget(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Texten nämner ett belopp som inte finns i budgeten.

    *Varför:* Står ett belopp på två ställen och bara det ena ändras går avtalet att läsa på två sätt.
    Belopp under 1 000 kr, priser per timme, plats och liknande, avgifter och vad som har varit granskas inte.

    Fel:
        clauses:
          - kind: commitments
            commitments:
              - {party: kommunen, text: bidra med 450 tkr}
              - {party: foreningen, text: leda arbetet}
    Rätt:
        clauses:
          - kind: commitments
            commitments:
              - {party: kommunen, text: bidra med 400 tkr}
              - {party: foreningen, text: leda arbetet}
    """
    found = case.matching(_MONEY)
    known = known_amounts(case) if found else None
    if known is None or not known.every:
        return
    for one in found:
        about_the_past = isinstance(case.agreement.clauses[int(one.path[1])], (Background, Related))
        for stated, in_all in _amounts(one, background=about_the_past):
            named = f"klausulen {case.heading(one.path)} nämner {stated}"
            if not known.has(stated):
                yield Fault(f"{named}, ett belopp som inte finns i budgeten", at=one.path)
            elif in_all and known.is_of_one_year(stated):
                yield Fault(f"{named} för hela tiden, men i budgeten är det beloppet för ett år", at=one.path)


def _amounts(found: Found, *, background: bool) -> Iterator[tuple[StatedAmount, bool]]:
    """Yield the amounts of a text that the budget is to have, and whether each is said to be for all the time."""
    follow = {start for told in told_computations(found.text) for start, _ in told.spans}
    for begins, sentence in sentences(found.text):
        if _PAID_BY_USERS.search(sentence) or (background and not _OF_THE_PARTIES.search(sentence)):
            continue
        past, all_time = _PAST.search(sentence), _ALL_TIME.search(sentence) is not None
        for match in _AMOUNT.finditer(sentence):
            stated, at = _stated(match), match.start()
            if past is not None and past.start() < at:
                break
            if stated is not None and begins + at not in follow and not _is_aside(sentence, at):
                near = max(at - _LONGEST_BEFORE, 0)
                yield stated, all_time and _IN_ALL.search(sentence, near, at) is not None


def _is_aside(sentence: str, at: int) -> bool:
    """Whether an amount no longer holds, is a price, or is no contribution."""
    near = max(at - _LONGEST_BEFORE, 0)
    return any(told.search(sentence, near, at) is not None for told in (_FORMER, _ASIDE, _PRICED))


def _stated(match: re.Match[str]) -> StatedAmount | None:
    """Return the amount that a text states, or ``None`` for what is small, a price or no amount after all."""
    per = match["per"]
    if per is not None and not _YEARLY.fullmatch(per.strip().replace("\N{NO-BREAK SPACE}", " ")):
        return None
    number = match["number"].replace(".", " ")
    try:
        stated = StatedAmount(f"{number} {match['unit'] or 'kr'}")
    except ValueError:
        return None
    return stated if stated.kronor >= _SMALL else None
