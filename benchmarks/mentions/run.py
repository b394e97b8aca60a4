"""How good and how fast the reading of times is, on any gold file of the form of TempEval-3 as JSON lines.

A line is a document: ``doc_id``, ``dct`` (publication day), ``text``, ``timexes`` (each ``start``, ``end``, ``text``,
``type``, ``value``) and, if some spans are not to be scored, ``ignore``. Scores are those of TempEval-3 (UzZaman et al.
2013, *SemEval-2013 Task 1*, section 4): strict is the same span, relaxed an overlap one to one, value and type of the
relaxed matches; F1 in hundredths, over all documents together.

    python benchmarks/mentions/run.py GOLD.jsonl ...                    # the table, and the speed
    python benchmarks/mentions/run.py GOLD.jsonl --reading news --errors 40
    python benchmarks/mentions/run.py GOLD.jsonl --ablation             # what each rule carries: value F1 without it
"""

import argparse
import json
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kuril_archive.analysis.mentions import LANGUAGES, Mention, find_expressions, resolve
from kuril_archive.analysis.mentions.rules import Language

MEASURES = ("strict", "relaxed", "value", "type")
RUNS = 7
AT_LEAST = 1_000_000
"""So many bytes a run: a small file is read several times."""


class Error(NamedTuple):
    """Where gold and system differ."""

    kind: str
    doc: str
    gold: str
    found: str
    rule: str
    context: str


def load(path: Path) -> list[dict[str, Any]]:
    """The documents of a gold file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def tag(doc: dict[str, Any], language: Language, reading: Any) -> tuple[Mention, ...]:
    """The mentions of a document, without those in spans that are not scored."""
    text = doc["text"]
    found = resolve(text, find_expressions(text, language), doc["dct"][:10], language, reading)
    ignore = doc.get("ignore", [])
    return tuple(m for m in found if not any(m.start < end and start < m.end for start, end in ignore))


def aligned(gold: Sequence[dict[str, Any]], found: Sequence[Mention]) -> dict[int, int]:
    """Gold -> found, one to one: exact spans first, then the largest overlap."""
    pairs = []
    for i, wanted in enumerate(gold):
        for j, mention in enumerate(found):
            overlap = min(wanted["end"], mention.end) - max(wanted["start"], mention.start)
            if overlap > 0:
                exact = (wanted["start"], wanted["end"]) == (mention.start, mention.end)
                pairs.append((not exact, -overlap, i, j))
    matched: dict[int, int] = {}
    for _, _, i, j in sorted(pairs):
        if i not in matched and j not in matched.values():
            matched[i] = j
    return matched


def compare(doc: dict[str, Any], found: Sequence[Mention], counts: Counter[str]) -> Iterator[Error]:
    """Count one document and yield its errors."""
    gold, text = doc["timexes"], doc["text"]
    matched = aligned(gold, found)
    counts.update(gold=len(gold), system=len(found), relaxed=len(matched))
    for i, wanted in enumerate(gold):
        said = f"{wanted['text']} {wanted['type']} {wanted['value']}"
        context = " ".join(text[max(0, wanted["start"] - 40) : wanted["end"] + 30].split())
        if i not in matched:
            yield Error("missed", doc["doc_id"], said, "", "", context)
            continue
        mention = found[matched[i]]
        span = (wanted["start"], wanted["end"]) == (mention.start, mention.end)
        right = {"strict": span, "value": wanted["value"] == mention.value, "type": wanted["type"] == mention.type}
        counts.update({name: int(is_right) for name, is_right in right.items()})
        kind = "value" if not right["value"] else "span" if not span else ""
        if kind:
            yield Error(kind, doc["doc_id"], said, f"{mention.text} {mention.value}", mention.rule, context)
    for j in set(range(len(found))) - set(matched.values()):
        mention = found[j]
        context = " ".join(text[max(0, mention.start - 40) : mention.end + 30].split())
        yield Error("extra", doc["doc_id"], "", f"{mention.text} {mention.value}", mention.rule, context)


def f1(counts: Counter[str], measure: str) -> float:
    """Twice the hits over gold and system together, in hundredths."""
    both = counts["gold"] + counts["system"]
    return 200 * counts[measure] / both if both else 0.0


def measure(docs: list[dict[str, Any]], language: Language, reading: str) -> tuple[Counter[str], list[Error]]:
    """Counts and errors over all documents."""
    counts: Counter[str] = Counter()
    errors = [error for doc in docs for error in compare(doc, tag(doc, language, reading), counts)]
    return counts, errors


def speed(docs: list[dict[str, Any]], language: Language, reading: str) -> float:
    """Megabytes of text a second of one core: the median of several runs."""
    size = sum(len(doc["text"].encode()) for doc in docs)
    again = docs * max(1, AT_LEAST // max(1, size))
    size *= len(again) // max(1, len(docs))
    rates = []
    for _ in range(RUNS):
        start = time.process_time()
        for doc in again:
            tag(doc, language, reading)
        rates.append(size / (time.process_time() - start) / 1e6)
    return statistics.median(rates)


def report(path: Path, reading: str, shown: int, ablation: bool) -> Iterator[str]:
    """The lines to print for one gold file."""
    docs, language = load(path), LANGUAGES["en"]
    counts, errors = measure(docs, language, reading)
    scores = " ".join(f"{name} {f1(counts, name):5.1f} " for name in MEASURES)
    rate = speed(docs, language, reading)
    yield f"{path.stem:16} {reading:9} gold {counts['gold']:5} found {counts['system']:5}  {scores} {rate:.2f} MB/s"
    kinds = Counter(error.kind for error in errors)
    yield "  errors: " + ", ".join(f"{kind} {number}" for kind, number in kinds.most_common())
    by_rule = Counter((error.rule, error.kind) for error in errors if error.rule)
    yield "  by rule: " + ", ".join(f"{rule} ({kind}) {number}" for (rule, kind), number in by_rule.most_common(8))
    for error in errors[:shown]:
        yield f"  {error.kind:6} {error.doc}: «{error.gold}» / «{error.found}» [{error.rule}] | {error.context}"
    if ablation:
        whole = f1(counts, "value")
        lost = {
            r.name: whole - f1(measure(docs, language.without(r.name), reading)[0], "value") for r in language.rules
        }
        for name, loss in sorted(lost.items(), key=lambda item: -item[1]):
            yield f"  {-loss:+6.2f}  without {name}"


def main() -> None:
    """Read the command line, print the reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+", help="gold files (JSON lines)")
    parser.add_argument("--reading", default="auto", choices=["news", "narrative", "auto"])
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show the first N errors")
    parser.add_argument("--ablation", action="store_true", help="value F1 without each rule")
    args = parser.parse_args()
    for path in args.gold:
        for line in report(path, args.reading, args.errors, args.ablation):
            print(line)  # noqa: T201


if __name__ == "__main__":
    main()
