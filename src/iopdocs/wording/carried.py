"""What a clause file has of its letterhead (det som följer med från brevmallen), and the package around its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from iopdocs.errors import TemplateError
from iopdocs.kept import kept
from iopdocs.opc import CONTENT_TYPES, main_document, parse_xml, related, write_package
from iopdocs.opc.names import DECLARATION, NAMESPACE, W
from iopdocs.wording.foreign import local_name

__all__ = ["Carried", "footnotes_xml"]

_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CARRIED: Final = {
    "styles": ("word/styles.xml", f"{_WORD_TYPE}.styles+xml"),
    "numbering": ("word/numbering.xml", f"{_WORD_TYPE}.numbering+xml"),
    "settings": ("word/settings.xml", f"{_WORD_TYPE}.settings+xml"),
    "fontTable": ("word/fontTable.xml", f"{_WORD_TYPE}.fontTable+xml"),
    "theme": ("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
}
"""What a clause file has of the letterhead: kind of relationship → (part, content type)."""

_FOOTNOTES: Final = ("word/footnotes.xml", f"{_WORD_TYPE}.footnotes+xml")
_LEFT_BEHIND: Final = {"attachedTemplate", "docVars", "endnotePr", "footnotePr", "mailMerge", "rsids"}
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OWN_TYPES: Final = {
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "word/document.xml": f"{_WORD_TYPE}.document.main+xml",
}
_OWN_RELATIONSHIPS: Final = {
    f"{_RELATIONSHIPS}/officeDocument": "word/document.xml",
    f"{_PACKAGE}/relationships/metadata/core-properties": "docProps/core.xml",
}
_CORE: Final = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>sv-SE</dc:language></cp:coreProperties>'
)
_SEPARATORS: Final = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240"'
    f' w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)
"""The lines between text and footnotes, which Word keeps among the footnotes."""


def footnotes_xml(notes: str) -> str:
    """Return the part for footnotes without its declaration: the lines above them on a page, then the notes."""
    return f'<w:footnotes xmlns:w="{NAMESPACE}">{_SEPARATORS}{notes}</w:footnotes>'


@dataclass(frozen=True)
class Carried:
    """One letterhead, for the clause files that go with it; ``name`` is what to call a file in a refusal."""

    name: str
    letterhead: Mapping[str, bytes]

    def package(self, document: str, *, notes: str = "", starts: Sequence[int] = ()) -> bytes:
        """Return a clause file around its main part.

        Args:
            document: the main part.
            notes: its footnotes, if it has any.
            starts: the first number of each list that is begun anew or continued.
        """
        carried = {
            _CARRIED[kind][0]: (kind, _CARRIED[kind][1], content)
            for kind, content in self._looks(starts, with_notes=bool(notes))
        }
        if notes:
            carried[_FOOTNOTES[0]] = ("footnotes", _FOOTNOTES[1], (DECLARATION + footnotes_xml(notes)).encode())
        types = {part: type_ for part, (_, type_, _) in carried.items()}
        targets = {f"{_RELATIONSHIPS}/{kind}": part.removeprefix("word/") for part, (kind, _, _) in carried.items()}
        parts = {
            CONTENT_TYPES: _content_types(_OWN_TYPES | types),
            "_rels/.rels": _relationships(_OWN_RELATIONSHIPS),
            "docProps/core.xml": _CORE,
            "word/_rels/document.xml.rels": _relationships(targets),
            "word/document.xml": document,
        }
        written = {part: (DECLARATION + xml).encode() for part, xml in parts.items()}
        return write_package(written | {part: content for part, (_, _, content) in carried.items()})

    def _looks(self, starts: Sequence[int], *, with_notes: bool) -> Iterator[tuple[str, bytes]]:
        """The letterhead's looks, without what leads to its other parts."""
        for kind in _CARRIED:
            root = self.part(kind)
            if root is not None:
                for element in [element for element in root.iter() if _leads_away(element, with_notes=with_notes)]:
                    if (parent := element.getparent()) is not None:
                        parent.remove(element)
                if kind == "numbering":
                    self._begin_lists(root, starts)
                yield kind, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _begin_lists(self, numbering: etree._Element, starts: Sequence[int]) -> None:
        """Put in a number (``w:num``) for each list that begins anew, as Word does."""
        owner, level = self.lettered
        for number, start in enumerate(starts, self.first_number):
            made = etree.SubElement(numbering, f"{W}num", {f"{W}numId": str(number)})
            etree.SubElement(made, f"{W}abstractNumId", {f"{W}val": owner})
            override = etree.SubElement(made, f"{W}lvlOverride", {f"{W}ilvl": level})
            etree.SubElement(override, f"{W}startOverride", {f"{W}val": str(start)})
            last = numbering.findall(f"{W}num")[-2]
            last.addnext(made)

    @kept
    def lettered(self) -> tuple[str, str]:
        """The list and the level that lettered items belong to.

        Raises:
            TemplateError: the letterhead does not number them.
        """
        style_id = self.style_ids.get(("paragraph", "avtalsled"), "")
        numbering = self.part("numbering")
        for level in () if numbering is None else numbering.iterfind(f"{W}abstractNum/{W}lvl"):
            style, owner = level.find(f"{W}pStyle"), level.getparent()
            if style is not None and owner is not None and style.get(f"{W}val") == style_id:
                return owner.get(f"{W}abstractNumId", ""), level.get(f"{W}ilvl", "")
        raise TemplateError(self.name, "", "brevmallen numrerar inte formatmallen Avtalsled")

    @kept
    def first_number(self) -> int:
        """The first number of a list (``w:numId``) that the letterhead does not use itself."""
        numbering = self.part("numbering")
        found = () if numbering is None else numbering.iterfind(f"{W}num")
        return max((int(one.get(f"{W}numId", "0")) for one in found), default=0) + 1

    def part(self, kind: str) -> etree._Element | None:
        """Return the part that the letterhead's text leads to by a kind of relationship, if it has one."""
        part = related(self.letterhead, self.main, kind, name=self.name)
        return None if part is None else parse_xml(self.letterhead[part], name=self.name, part=part)

    @kept
    def main(self) -> str:
        """The part with the letterhead's text."""
        return main_document(self.letterhead, name=self.name)

    @kept
    def style_ids(self) -> dict[tuple[str, str], str]:
        """(Type, name in lower case) → id."""
        styles = self.part("styles")
        found = () if styles is None else styles.iterfind(f"{W}style[{W}name]")
        return {
            (style.get(f"{W}type", ""), name.get(f"{W}val", "").lower()): style.get(f"{W}styleId", "")
            for style in found
            for name in style.iterfind(f"{W}name")
        }

    @kept
    def page(self) -> dict[str, dict[str, int]]:
        """The measures of the letterhead's pages: ``pgSz`` and ``pgMar``, in twentieths of a point."""
        root = parse_xml(self.letterhead[self.main], name=self.name, part=self.main)
        found = root.iterfind(f"{W}body/{W}sectPr/*")
        page = {
            local_name(element): {
                etree.QName(key).localname: int(value) for key, value in element.attrib.items() if value.isdecimal()
            }
            for element in found
            if local_name(element) in {"pgSz", "pgMar"}
        }
        if not {"w", "left", "right"} <= {key for measures in page.values() for key in measures}:
            why = "brevmallen säger inte hur stor sidan och dess marginaler är"
            raise TemplateError(self.name, self.main, why)
        return page


def _leads_away(element: etree._Element, *, with_notes: bool) -> bool:
    linked = any(name.startswith(f"{{{_RELATIONSHIPS}}}") for name in element.attrib)
    local = local_name(element)
    return linked or (local in _LEFT_BEHIND and not (with_notes and local == "footnotePr"))


def _content_types(types: Mapping[str, str]) -> str:
    overrides = "".join(f'<Override PartName="/{part}" ContentType="{type_}"/>' for part, type_ in types.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(targets: Mapping[str, str]) -> str:
    found = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'
