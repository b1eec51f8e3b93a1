"""The Swedish that users read is spelt right: Debian's dictionary sv_SE and the words of ord.txt.

The texts are gathered from where they are written: templates, rules, fields, the program's messages, the pages.
"""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from iopdocs.reference.schema import schema
from iopdocs.rules import RULES

ROOT: Final = Path(__file__).resolve().parent.parent.parent
LIST: Final = Path(__file__).parent / "ord.txt"
ENGLISH_PAGES: Final = frozenset({"decisions", "reference", "utveckling"})

_GAP: Final = "\ue000"
"""Stands where something is filled in: a word that touches it is not whole."""
_CODE_BLOCK: Final = re.compile(r"```.*?```", re.DOTALL)
_NOT_PROSE: Final = re.compile(
    r"^:\w+:.*?$|^\s*\{.*?\}.*?$"  # options and roles of the page's tools
    r"|`[^`\n]+`|<[^>\n]+>|\]\([^)\n]*\)"  # code in a line, tags, where a link leads
    r"|\{\{.*?\}\}|\{%.*?%\}|^\|=.*?$|(?:^|(?<=\| ))\[[^\]\n]*\](?= )"  # tags, columns, styles of templates
    r"|https?://\S+|\bapt install \S+|(?<!\w)--?[a-z][\w-]*"  # addresses and options
    r"|\S*[\w*]\.(?:docx|dotx|html|ipynb|json|md|py|toml|txt|yaml|yml|zip|xml)\b"
    r"|%\(\w+\)[a-z]|\{\w*\}|\b\w+_\w+\b|\b\w*\d\w*\b",
    re.MULTILINE | re.DOTALL,
)
_WORD: Final = re.compile(rf"(?<![\w{_GAP}@./])[^\W\d_]+(?![\w{_GAP}@/])")
_SWEDISH: Final = re.compile(
    r"[åäöÅÄÖ]|\b(?:att|av|det|den|en|ett|finns|inte|kan|med|och|om|saknar|saknas|ska|som|till)\b"
)
_ENGLISH: Final = re.compile(r"\b(?:the|and|of|is|with|does)\b")
_CODE_LIKE: Final = re.compile(r"\(\?|\\[bsSwWdn.\[]|\[\^|a-z|</?w:|^ {4}\w|f\"|\w=\"")
_PHRASE: Final = re.compile(r"\w.*\s.*\w|\w[.:?]", re.DOTALL)
_SEARCHED: Final = "_STEMS"
"""The name of what is searched for in agreements, which is beginnings of words."""


class Text(NamedTuple):
    """A piece of Swedish, and where it stands."""

    place: str
    text: str

    @property
    def words(self) -> Iterator[str]:
        """Yield its words; those that are joined by a hyphen one by one."""
        gaps = _NOT_PROSE.sub(lambda found: _GAP if found[0][0] in "{%" else " ", self.text)
        for found in _WORD.finditer(gaps.replace("\u00ad", "")):
            yield found[0]


def names() -> frozenset[str]:
    """Return what can be written in a file or a profile: the names of fields and of what can be chosen."""
    return frozenset(_chosen(schema())) | {
        node.target.id
        for path in (ROOT / "src").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }


def _chosen(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (str(value[key]) for key in ("const",) if key in value)
        yield from map(str, value.get("enum", ()))
        yield from (name for item in value.values() for name in _chosen(item))
    elif isinstance(value, list):
        yield from (name for item in value for name in _chosen(item))


def texts() -> Iterator[Text]:
    """Yield all the Swedish of the project that users read."""
    yield from _templates()
    yield from _rules()
    yield from _schema(schema(), "schema")
    yield from _program()
    yield from _pages()


def _templates() -> Iterator[Text]:
    for path in sorted((ROOT / "templates" / "sv").glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            yield Text(f"{path.relative_to(ROOT)}:{number}", line)


def _rules() -> Iterator[Text]:
    for code, rule in RULES.items():
        yield Text(code, f"{rule.title}\n{rule.why}\n{rule.hint or ''}")


def _schema(value: Any, place: str) -> Iterator[Text]:
    """Yield the titles and descriptions of a JSON schema: they are those of the fields."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key in {"title", "description", "enumDescriptions"} and isinstance(item, str):
                yield Text(f"{place}.{key}", item)
            yield from _schema(item, f"{place}.{key}")
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _schema(item, f"{place}.{at}")


def _program() -> Iterator[Text]:
    """Yield what looks like Swedish among the texts in the source; what is written in English is docstrings."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        unread = {id(node) for owner in ast.walk(tree) for node in _unread(owner)}
        for node in ast.walk(tree):
            said = None if id(node) in unread else _said(node)
            if said and _PHRASE.search(said) and _SWEDISH.search(said) and not _CODE_LIKE.search(said):
                yield Text(f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}", said)


def _unread(owner: ast.AST) -> Iterable[ast.AST]:
    """Return the parts that are no text of their own: docstrings, and the pieces of a text that is filled in."""
    if isinstance(owner, ast.Expr):
        return (owner.value,)
    if isinstance(owner, ast.AnnAssign) and getattr(owner.target, "id", "") == _SEARCHED:
        return ast.walk(owner)
    return owner.values if isinstance(owner, ast.JoinedStr) else ()


def _said(node: ast.AST) -> str | None:
    if isinstance(node, ast.JoinedStr):
        return "".join(_said(part) or _GAP for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _pages() -> Iterator[Text]:
    docs = ROOT / "docs"
    for path in sorted(docs.rglob("*.md")):
        if path.relative_to(docs).parts[0] not in ENGLISH_PAGES:
            for paragraph in re.split(r"\n\s*\n", _CODE_BLOCK.sub("", path.read_text("utf-8"))):
                if not _ENGLISH.search(paragraph):
                    yield Text(f"{path.relative_to(ROOT)}", paragraph)


@cache
def words() -> Mapping[str, str]:
    """Return every word that is to be spelt right, and the first place where it stands."""
    written = names()
    found: dict[str, str] = {}
    for text in texts():
        for word in text.words:
            if word not in written:
                found.setdefault(word, text.place)
    return found


def misspelt(these: Iterable[str]) -> set[str]:
    """Return the words that the dictionary does not know."""
    command = ["hunspell", "-d", "sv_SE", "-i", "utf-8", "-l"]
    run = subprocess.run(command, input="\n".join(these), capture_output=True, encoding="utf-8", check=True)
    return set(run.stdout.split())


def listed() -> list[str]:
    """Return the words of ord.txt: they are right though the dictionary does not know them."""
    return LIST.read_text("utf-8").splitlines()


def allowed(word: str) -> bool:
    """Whether a word is in the list; at the start of a sentence it has a capital."""
    return word in listed() or word.lower() in listed()


@pytest.mark.spelling
def test_every_word_is_spelt_right() -> None:
    """No template, message, title or page has a word that neither the dictionary nor the list knows."""
    wrong = sorted(f"{words()[word]}: {word}" for word in misspelt(words()) if not allowed(word))
    assert wrong == []


@pytest.mark.spelling
def test_every_listed_word_is_needed() -> None:
    """The list holds no word that the dictionary knows, and none that is not used."""
    needed = misspelt(words())
    assert [word for word in listed() if not {word, word.capitalize()} & needed] == []


def test_the_list_is_sorted() -> None:
    """The words stand in order, each once, so that two changes to the list meet where they differ."""
    assert listed() == sorted(set(listed()), key=lambda word: (word.lower(), word))


@pytest.mark.spelling
def test_a_misspelt_word_is_seen() -> None:
    """The dictionary is the Swedish one, and reads å, ä and ö."""
    assert misspelt(["kommunen", "kommunenn", "överenskommelse", "overenskommelse"]) == {"kommunenn", "overenskommelse"}


def test_tags_code_and_names_of_files_are_no_words() -> None:
    """What is filled in takes with it the word that it is a part of; code and names of files are left out."""
    text = 'Se `kod` i {{ a.b|c }}s avtal.yaml{% if d == "e" %}, enligt punkt 3{% endif %} med IOP-avtal --draft.'
    assert [*Text("", text).words] == ["Se", "i", "enligt", "punkt", "med", "IOP", "avtal"]


@pytest.mark.parametrize("place", ["templates/sv/term.txt", "TRM001", "schema.", "src/iopdocs/cli/", "docs/index.md"])
def test_every_sort_of_text_is_read(place: str) -> None:
    """Templates, rules, fields, the program and the pages are all among the texts."""
    assert any(text.place.startswith(place) and [*text.words] for text in texts())
