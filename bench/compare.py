"""Assembling one agreement: this library beside docxtpl with one merged template, in alternating runs.

    python bench/compare.py [--rounds 15]

Both write the same text (checked), from the same data, wording and letterhead. Printed are medians of CPU time and the
ratio taken pair by pair. The floor is what deflating the changing parts and joining the package costs by itself.
"""

from __future__ import annotations

import argparse
import io
import json
import statistics
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import docxtpl
from jinja2 import Environment

import iopdocs as iop
from iopdocs.agreement import Agreement
from iopdocs.opc import compress, pack, read_package
from iopdocs.rules import judge
from iopdocs.word.plan import plan
from iopdocs.word.render import render_package
from iopdocs.word.settle import Settling
from iopdocs.wording.filters import FILTERS
from iopdocs.wording.fromtext import to_docx
from iopdocs.wording.templates import builtin

EXAMPLE = Path(__file__).resolve().parent.parent / "docs" / "examples" / "timra-soraker-2018.yaml"


def main() -> None:
    """Compare, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    payload = json.dumps(iop.load(EXAMPLE).to_data(), ensure_ascii=False)
    agreement, templates = iop.load(payload), builtin()
    peer = _merged(agreement)
    _same_text(peer(), render_package(agreement, templates))
    contestants: dict[str, Callable[[], object]] = {
        "docxtpl, one merged template": peer,
        "iopdocs, JSON to bytes (validation, rules, render)": lambda: iop.render(payload),
        "iopdocs, Python objects to bytes": lambda: render_package(agreement, templates),
        "of which rules": lambda: judge(agreement),
        "floor: deflate and join": _floor(render_package(agreement, templates)),
    }
    _print(_measure(contestants, rounds))


def _merged(agreement: Agreement) -> Callable[[], bytes]:
    """Return a function that renders one docxtpl template made of every clause's wording."""
    laid, templates = plan(agreement), builtin()
    lines = []
    for step in laid.steps:
        text = templates.wording(step.section.kind).text
        lines.append(text.replace("{{ heading }}", step.section.shown_heading))
    template = _with_frame(to_docx("\n".join(lines), templates.letterhead.parts), templates.letterhead.parts)
    state = Settling(agreement, laid, [])
    numbers = {step.key: str(step.number) for step in laid.steps}

    def render() -> bytes:
        document = docxtpl.DocxTemplate(io.BytesIO(template))
        environment = Environment(autoescape=True)
        for name, one in FILTERS.items():
            environment.filters[name] = _bound(one.function, state) if one.names else one.function
        context = {step.section.kind: step.section for step in laid.steps} | {
            "agreement": agreement,
            "parties": agreement.parties,
            "public": agreement.public,
            "civil": agreement.civil,
            "draft": False,
            "ref": numbers.__getitem__,
            "has": numbers.__contains__,
        }
        document.render(context, jinja_env=environment, autoescape=True)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return render


def _bound(function: Callable[..., object], state: Settling) -> Callable[..., object]:
    return lambda value, *arguments: function(state, value, *arguments)


def _with_frame(clauses: bytes, letterhead: dict[str, bytes]) -> bytes:
    """Put the merged clauses into the letterhead, as a docxtpl user would have it."""
    body = read_package(clauses, name="clauses")["word/document.xml"].decode()
    content = body[body.index("<w:body>") + 8 : body.rindex("<w:sectPr")]
    main = letterhead["word/document.xml"].decode()
    at = main.index("{{ clauses }}")
    start, end = main.rindex("<w:p>", 0, at), main.index("</w:p>", at) + 6
    parts = dict(letterhead) | {"word/document.xml": (main[:start] + content + main[end:]).encode()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def _same_text(left: bytes, right: bytes) -> None:
    """Refuse to compare what is not the same document."""
    texts = []
    for data in (left, right):
        document = docx.Document(io.BytesIO(data))
        lines = [paragraph.text for paragraph in document.paragraphs]
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        texts.append([line.strip() for line in lines + cells if line.strip()])
    if texts[0] != texts[1]:
        differing = next((pair for pair in zip(*texts, strict=False) if pair[0] != pair[1]), ("length", "length"))
        raise SystemExit(f"the two documents differ: {differing}")


def _floor(package: bytes) -> Callable[[], bytes]:
    parts = read_package(package, name="document")
    changing = {"word/document.xml", "word/header1.xml", "word/footer1.xml", "docProps/core.xml"}
    still = [compress(name, data) for name, data in parts.items() if name not in changing]
    return lambda: pack([*(compress(name, parts[name]) for name in changing), *still])


def _measure(contestants: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Return milliseconds of CPU time a call, the contestants in turn in each round."""
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for run in contestants.values():
        run()
    for _ in range(rounds):
        for name, run in contestants.items():
            calls = 1 if name.startswith("docxtpl") else 20
            start = time.process_time()
            for _ in range(calls):
                run()
            times[name].append((time.process_time() - start) / calls * 1000)
    return times


def _print(times: dict[str, list[float]]) -> None:
    base, floor = times["docxtpl, one merged template"], times["floor: deflate and join"]
    print(f"{'':52} {'ms':>8} {'docxtpl/this':>13} {'this/floor':>11}")
    for name, found in times.items():
        faster = statistics.median(one / other for one, other in zip(base, found, strict=True))
        over = statistics.median(other / one for one, other in zip(floor, found, strict=True))
        print(f"{name:52} {statistics.median(found):8.2f} {faster:13.1f} {over:11.2f}")


if __name__ == "__main__":
    main()
