"""Files and texts into plain data with positions, and the faults of the file itself."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from iopdocs.findings import Findings
from iopdocs.reading import Position, Reading, read
from iopdocs.reading.nodes import MOST_LEVELS, MOST_NODES

YAML = """\
# ett avtal
title: Överenskommelse
parties:
  - kind: kommun
    units:
      - {name: Kultur, kind: namnd}
  - id: soraker
    orgnr:
clauses: []
"""
JSON = """\
{
  "title": "Överenskommelse",
  "parties": [
    {"kind": "kommun",
     "orgnr": null}
  ]
}
"""


def only(reading: Reading) -> str:
    """The only finding of a reading, as it is printed."""
    assert len(reading.findings) == 1, str(reading.findings)
    return str(reading.findings[0])


@pytest.mark.parametrize(
    "text", ["0123", "12:30", "no", "1e3", "2018-01-01", "500_000", "true", "0x1F", ".5", "=", "1"]
)
def test_every_yaml_value_is_text(text: str) -> None:
    """A value stays what it is written as; only types make something else of it."""
    assert read(f"value: {text}\nlist: [{text}]\n").data == {"value": text, "list": [text]}


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_a_field_without_a_value_says_nothing(text: str) -> None:
    """An empty value is no fact: the field is left out, an item of a list stays as None."""
    reading = read(f"title: {text}\nrest: x\nlist:\n  - {text}\n")
    assert reading.data == {"rest": "x", "list": [None]}
    assert reading.positions["title",] == (1, 1)


@pytest.mark.parametrize("text", ["''", '""', "'~'", '"null"', "|-\n  null"])
def test_a_value_within_quotes_is_text(text: str) -> None:
    """What somebody has put quotation marks around is meant as text, also when it is empty."""
    assert read(f"title: {text}\n").data == {"title": yaml.safe_load(text)}


@pytest.mark.parametrize("text", ["1.10", "1e400", "123456789012345678901234567890", "-0", "true", "false"])
def test_json_values_stay_exact(text: str) -> None:
    """A JSON number is never rounded on its way, and true and false are the words."""
    assert read(f'{{"value": {text}, "list": [{text}]}}').data == {"value": text, "list": [text]}


def test_json_text_and_null() -> None:
    """Escapes are read, and a field with null is left out."""
    reading = read('{"a": "\\u00e5\\n\\ud83d\\ude00", "b": null, "c": [null], "d": {}, "e": [ ]}')
    assert reading.data == {"a": "å\n😀", "c": [None], "d": {}, "e": []}


def test_positions_in_yaml() -> None:
    """Every field's name and every item has its line and column, from 1; a field without a value too."""
    assert read(YAML).positions == {
        (): (2, 1),
        ("title",): (2, 1),
        ("parties",): (3, 1),
        ("parties", 0): (4, 5),
        ("parties", 0, "kind"): (4, 5),
        ("parties", 0, "units"): (5, 5),
        ("parties", 0, "units", 0): (6, 9),
        ("parties", 0, "units", 0, "name"): (6, 10),
        ("parties", 0, "units", 0, "kind"): (6, 24),
        ("parties", 1): (7, 5),
        ("parties", 1, "id"): (7, 5),
        ("parties", 1, "orgnr"): (8, 5),
        ("clauses",): (9, 1),
    }


def test_positions_in_json() -> None:
    """JSON has positions as YAML has."""
    assert read(JSON).positions == {
        (): (1, 1),
        ("title",): (2, 3),
        ("parties",): (3, 3),
        ("parties", 0): (4, 5),
        ("parties", 0, "kind"): (4, 6),
        ("parties", 0, "orgnr"): (5, 6),
    }


def test_the_nearest_known_place_of_a_path() -> None:
    """What is not in the file is looked for where it should have been."""
    reading = read(YAML)
    assert reading.position(("parties", 1, "signatories", 0)) == Position(7, 5)
    assert reading.position(("reference",)) == Position(2, 1)
    assert read({"title": "x"}).position(("title",)) is None


def test_both_yaml_parsers_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML was built without libyaml its Python parser reads, with the same result."""
    fast = read(YAML)
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert read(YAML) == fast


def test_a_reference_repeats_what_it_refers_to() -> None:
    """An anchor may be used; its content has its own place, and the field that refers has its."""
    reading = read("a: &x\n  name: Kommun\nb: *x\n")
    assert reading.data == {"a": {"name": "Kommun"}, "b": {"name": "Kommun"}}
    assert reading.positions["b",] == (3, 1)
    assert reading.positions["b", "name"] == (2, 3)


def test_a_mapping_is_taken_as_it_is() -> None:
    """A dict is not copied and has no positions."""
    data: dict[str, Any] = {"title": None}
    reading = read(data, name="ärende 7")
    assert reading.data is data
    assert (reading.name, reading.positions, reading.findings) == ("ärende 7", {}, Findings())


@pytest.mark.parametrize("name", ["avtal.yaml", "avtal.YML", "avtal.json"])
def test_a_name_with_a_known_ending_is_a_file(name: str, tmp_path: Path) -> None:
    """One line of text that ends as a file name does is read as a file, and findings name it as it was given."""
    path = tmp_path / name
    path.write_text('{"title": "Avtal"}', "utf-8")
    for source in (str(path), path):
        reading = read(source)
        assert (reading.data, reading.name) == ({"title": "Avtal"}, str(path))
    assert read(path, name="avtal").name == "avtal"


def test_a_path_may_have_any_name(tmp_path: Path) -> None:
    """A path object is a file whatever it ends with; then a curly bracket at the start tells JSON."""
    path = tmp_path / "avtal.txt"
    path.write_text('{"title": 1}', "utf-8")
    assert read(path).data == {"title": "1"}


def test_text_and_bytes_with_a_name() -> None:
    """Text that was read from elsewhere has the name it is given; a byte order mark is no part of it."""
    for source in ("title: Möte\ntitel: x", "\ufefftitle: Möte\ntitel: x".encode()):
        reading = read(source, name="-")
        assert (reading.name, reading.data) == ("-", {"title": "Möte", "titel": "x"})
        assert reading.positions["titel",] == (2, 1)
    assert only(read("a: @x", name="-")).startswith("-:1: INP014 fel: ")


def test_text_that_ends_as_a_file_name_does() -> None:
    """Text of several lines is no path, whatever its last word is."""
    assert read("title: Avtal\nreference: bilaga.yaml").data == {"title": "Avtal", "reference": "bilaga.yaml"}


def test_a_name_tells_yaml_from_json() -> None:
    """A YAML file may begin with a curly bracket, and a JSON file with anything."""
    assert read("{title: Avtal}", name="a.yaml").data == {"title": "Avtal"}
    assert read("{title: Avtal}").findings.codes == ("INP015",)
    assert read("title: Avtal", name="a.json").findings.codes == ("INP015",)


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    """A missing file, a folder and an impossible name are findings, so that a batch goes on."""
    assert only(read(tmp_path / "x.yaml")).endswith("INP010 fel: filen " + str(tmp_path / "x.yaml") + " finns inte")
    assert only(read(tmp_path)).endswith(" är en mapp, inte en fil")
    assert "går inte att läsa" in only(read("a\0b.yaml"))


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So is a file that belongs to somebody else."""

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert only(read(tmp_path / "x.yaml")).endswith(" får inte läsas av den som kör programmet")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (None, "INP004 fel: None kan inte läsas som ett avtal"),
        (3, "INP004 fel: 3 kan inte läsas som ett avtal"),
        ([{}], "INP004 fel: en lista kan inte läsas som ett avtal"),
        (object(), "INP004 fel: ett värde av typen object kan inte läsas som ett avtal"),
    ],
)
def test_what_is_no_source_is_told_with_what_may_be_given(source: Any, said: str) -> None:
    """A developer who gives the wrong object sees what is taken, and for several agreements where they go."""
    (found,) = read(source).findings
    assert said in str(found)
    assert (found.hint or "").startswith("ange en sökväg, text i YAML eller JSON, en dict, ")
    assert ("iopdocs.batch" in (found.hint or "")) == isinstance(source, list)


@pytest.mark.parametrize(
    ("source", "place"),
    [
        (b"%PDF-1.7\n\xb5", "INP012 fel: filen är en PDF, som inte går att läsa in"),
        (b"PK\x03\x04\xff", "INP012 fel: filen är ett kalkylark eller ett annat paket och inget avtal"),
        (b"\xd0\xcf\x11\xe0\xa1", "INP012 fel: filen är i ett äldre Office-format eller krypterad"),
        ("title: M\u00f6te\nreference: a\u00e5".encode("cp1252"), "1: INP012 fel: byte F6 är inte text i UTF-8"),
        ("title: x\n  y\x07", "2: INP013 fel: tecknet U+0007 syns inte och kan inte stå i en fil"),
        ("title: \ud800", "1: INP013 fel: tecknet U+D800 syns inte och kan inte stå i en fil"),
        ("", "INP016 fel: filen är tom"),
        ("# bara en kommentar\n", "INP016 fel: filen är tom"),
        ("avtal.txt", "1: INP016 fel: filen ska bestå av fält med värden, men är ”avtal.txt”"),
        ("[1]", "1: INP016 fel: filen ska bestå av fält med värden, men är en lista"),
        ("a: 1\nb:\n  c: 2\n  c: 3\n", "4: INP017 fel: fältet ”c” står två gånger: på rad 3 och på rad 4"),
        ('{"a": 1,\n"a": 2}', "2: INP017 fel: fältet ”a” står två gånger: på rad 1 och på rad 2"),
        ("a: 1\n[b]: 2", "2: INP018 fel: fältet har inte ett namn i form av text"),
        ("~: 1\na: 2", "1: INP018 fel: fältet har inte ett namn i form av text"),
        ("a: 1\n---\nb: 2\n---\n", "2: INP019 fel: filen har flera dokument (skilda av ---); bara det första läses"),
        ("a:\n  - !!python/none x", "2: INP020 fel: märket ”tag:yaml.org,2002:python/none” används inte i avtal"),
        ("a: &a\n  - *a", "2: INP021 fel: ”*a” hänvisar till sig själv"),
        ("a: *b", "1: INP014 fel: ”*b” hänvisar till något som inte finns i filen"),
    ],
)  # fmt: skip
def test_faults_of_the_file(source: str | bytes, place: str) -> None:
    """Each fault is one sentence, with the line where it is."""
    assert place in only(read(source))


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("a: 1\nb: Mål: minska", 2, "ett kolon står mitt i en text"),
        ("a:\n\tb: 1", 2, "raden är indragen med tabbtecken"),
        ("a: @x", 1, "värdet börjar med ett tecken som har egen betydelse i YAML"),
        ("a: ]", 1, "värdet börjar med ett tecken som har egen betydelse i YAML"),
        ("a: 1\nb\nc: 2\n", 2, "raden är varken ett fält med kolon eller en punkt med streck"),
        ("a:\n  b: 1\n c: 2", 3, "raden hör inte ihop med raderna före"),
        ("a: 'it's'", 1, "raden hör inte ihop med raderna före"),
        ("a:\n  - b\n  c: 1", 3, "raden hör inte ihop med "),
        ("a: - b", 1, "en lista kan inte börja på samma rad som fältets namn"),
        ("a: 1\nb: 'x\nc: 2\n", 2, "citattecknet som öppnas här stängs aldrig"),
        ('a: "\\q"', 1, "ett omvänt snedstreck står i en text inom dubbla citattecken"),
        ("a: 1\nb: [1, 2\nc: 1\n", 2, "en hakparentes som öppnas här stängs aldrig"),
        ("a: {b: 1\n", 1, "en klammer som öppnas här stängs aldrig"),
        ("a: !x!y z", 1, "ett märke som börjar med ! används inte i avtal"),
        ("%YAML 3.0\n---\na: 1", 1, "raden går inte att läsa som YAML"),
    ],
)
def test_yaml_syntax(text: str, line: int, sentence: str, *, pure: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not YAML is told in Swedish, on the line where the slip is, with a hint; by both parsers alike."""
    if pure:
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    reading = read(text)
    (finding,) = reading.findings
    assert (finding.code, finding.line, reading.data) == ("INP014", line, None)
    assert sentence in finding.message
    assert finding.hint


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ('{"a" 1}', (1, 6), "efter ett fältnamn ska ett kolon stå, men här står ”1”"),
        ('{"a": 1 "b": 2}', (1, 9), "efter ett värde ska ett kommatecken eller } stå"),
        ('{"a": 1,\n}', (2, 1), "här ska ett fältnamn inom citattecken stå, men här står ”}”"),
        ('{"a": [1 2]}', (1, 10), "efter en punkt ska ett kommatecken eller ] stå"),
        ('{"a": [1,]}', (1, 10), "här ska ett värde stå"),
        ('{"a": NaN}', (1, 7), "här ska ett värde stå"),
        ('{"a": 01}', (1, 8), "efter ett värde ska ett kommatecken eller } stå"),
        ('{"a": "x\ny"}', (1, 7), "texten som börjar här går inte att läsa"),
        ('{"a": "\\q"}', (1, 7), "texten som börjar här går inte att läsa"),
        ('{"a": 1', (1, 8), "men här är filen slut"),
        ('{"a": 1}\n{}', (2, 1), "efter avtalets sista klammer ska filen vara slut"),
    ],
)
def test_json_syntax(text: str, place: tuple[int, int], sentence: str) -> None:
    """What is not JSON is told in Swedish, at the place where it stops being so."""
    (finding,) = read(text).findings
    assert (finding.code, (finding.line, finding.column)) == ("INP015", place)
    assert sentence in finding.message


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("title: Kurs i C #1 av 2", "#1 av 2"),
        ("title: x\nparties:\n  - C# #2  \n", "#2"),
        ("title:  #1", "#1"),
    ],
)
def test_text_that_is_read_as_a_comment(text: str, lost: str) -> None:
    """What follows blank and # is lost without a word in YAML; here it is a warning with the text."""
    finding = read(text).findings.warnings[0]
    assert finding.message == f"texten ”{lost}” läses som en kommentar och kommer inte med i avtalet"
    assert finding.column is not None
    assert text.splitlines()[(finding.line or 1) - 1][finding.column - 1] == "#"


@pytest.mark.parametrize("text", ["a: 1 # EXEMPEL", "a: C#", "a: 'C #1'", "a: 'b' #1", "#1\na: 1", "a: |\n  b #1"])
def test_comments_that_are_comments(text: str) -> None:
    """An ordinary comment, and # within a text, is no reason to warn."""
    assert read(text).findings == Findings()


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize(
    ("text", "lost", "column"),
    [
        ("a: {b: cirka 3,5 mnkr}", "5 mnkr", 16),
        ("a: {b: vård-, och omsorg, c: 1}", "och omsorg", 15),
        ("a: {b: 2,5 % , c: 1}", "5 %", 10),
        ("a: {b: punkt 3,\n  § 4\n}", "§ 4", 3),
    ],
)
def test_text_after_a_comma_within_braces(
    text: str, lost: str, column: int, *, pure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a comma within braces cuts off a value is told, since it would fall out of the agreement silently."""
    if pure:
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    (finding,) = read(text).findings
    assert (finding.code, finding.column) == ("INP025", column)
    assert finding.message == f"texten ”{lost}” efter kommatecknet hör inte till något fält"


@pytest.mark.parametrize("text", ["a: {b: , c: 1}", "a: {b: 1, c: }", "a: {b: '2,5', c: ''}", "a: {b: 1,}", "a:\nb:\n"])
def test_fields_within_braces_may_be_empty(text: str) -> None:
    """A name with a colon is a field, also when nothing follows."""
    assert not read(text).findings


def test_all_faults_of_the_form_are_told_at_once() -> None:
    """A file with several faults is read once, and the first of two values is kept."""
    reading = read("a: 1\na: 2\n[x]: 3\nb: !x 4\nc: 5 #6\n---\n")
    assert reading.findings.codes == ("INP017", "INP018", "INP020", "INP022", "INP019")
    assert reading.data == {"a": "1", "b": "4", "c": "5"}


def test_a_file_that_explodes_is_refused() -> None:
    """A billion laughs: references are counted as often as they are followed, and never followed beyond the bound."""
    laughs = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10))
    finding = read(f"a0: &a0 ha\n{laughs}\n").findings[0]
    assert (finding.code, finding.line) == ("INP021", 5)
    assert "100\N{NO-BREAK SPACE}000 värden, upprepade hänvisningar inräknade" in finding.message


@pytest.mark.parametrize("text", ["- x\n" * (MOST_NODES + 1), '{"a": [' + "0," * MOST_NODES + "0]}"])
def test_a_file_with_too_many_values_is_refused(text: str) -> None:
    """The bound holds for what is written out, too."""
    assert read(text).findings.codes == ("INP021",)


@pytest.mark.parametrize(("before", "after"), [("[", "]"), ("{a: ", "}"), ('{"a":', "}")])
def test_a_file_with_too_many_levels_is_refused(before: str, after: str) -> None:
    """As deep as the bound is read, deeper is not, and no depth is too much for the reader."""
    start = '{"a":' if before == '{"a":' else "a: "
    end = "}" if before == '{"a":' else ""
    nested = [f"{start}{before * depth}1{after * depth}{end}" for depth in (MOST_LEVELS - 1, MOST_LEVELS, 100_000)]
    codes = [read(text).findings.codes for text in nested]
    assert codes == [(), ("INP021",), ("INP021",)]


def test_references_add_levels() -> None:
    """A chain of references cannot get deeper than what is written out may be."""
    chain = "\n".join(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 200))
    assert read(f"a0: &a0 [x]\n{chain}\n").findings.codes == ("INP021",)
