"""What goes wrong without a sound in documents assembled by other means."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from iopdocs.agreement import Agreement
from iopdocs.document import Document
from iopdocs.errors import TemplateError
from iopdocs.word.render import render_package
from iopdocs.wording.templates import Templates

TERM = {"kind": "term", "period": "2027"}
HEAD = "# {{ heading }}\n"
TITLE = "Kultur & Fritid <ung>"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("§ A\n{%p if draft %}{%p endif %}", r"rad 3: taggen \{%p … %\} står inte ensam; ge varje .* ett eget stycke"),
        ("{%p if draft %} B\n{%p endif %}", r"rad 2: taggen \{%p … %\} står inte ensam"),
        (
            "|= Avtalstabell | 100\n|! A\n| {%tr if draft %}{%tr endif %}",
            r"rad 4: taggen \{%tr … %\} står inte ensam; ge varje .* en egen tabellrad",
        ),
        ("§ {% if draft %}A\n§ B{% endif %}", "rad 2: taggen börjar och slutar inte i samma stycke"),
    ],
)
def test_tags_that_would_join_or_eat_paragraphs(make_templates: Callable[..., Templates], text: str, why: str) -> None:
    """A tag for whole paragraphs or rows stands alone, and no tag begins in one paragraph and ends in another."""
    with pytest.raises(TemplateError, match=why):
        make_templates(term=HEAD + text).wording("term")


def test_properties_are_escaped_once(
    make_agreement: Callable[..., Agreement], make_templates: Callable[..., Templates]
) -> None:
    """The title in the properties and on the page is the agreement's own, & and < among it."""
    data = render_package(make_agreement(TERM, title=TITLE), make_templates(term=f"{HEAD}§ A\n"))
    with ZipFile(BytesIO(data)) as package:
        core = etree.fromstring(package.read("docProps/core.xml"))
    assert core.findtext("{http://purl.org/dc/elements/1.1/}title") == TITLE
    assert Document(data, "").text.splitlines()[0] == TITLE
