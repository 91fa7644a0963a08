"""Trains the ranker of key points: `python3 train/points/train.py ../shared/data/summary/gum_one_reference.jsonl`.

Writes src/model/data/points.bin and the table of src/model/data/points.md. Python's standard library only; takes half a minute.

What a sentence is worth: the share of the summary's words that it has, less a price for its own length (a summary of three sentences
that is as long as the human one covers most when each word earns its place). Learned: within each document, the features that go with
worth, by least squares that is pulled towards what is known beforehand (PRIOR): in a report the lead tells the story; what came of it,
who wants what and what may follow is what readers come for; who says "I" or "you" or quotes at length does not sum up; and what cannot be learned here, because no text of the set has a headline or a list.
"""
import json
import math
import re
import struct
import subprocess
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE / "../../src/model/data"
UNIT, STEP = 64, 1024
PRICE = 0.2      # of a word, in words of the summary
PULL = 2.0       # towards the prior, in units of each feature's own spread
FOLDS = 5

PRIOR = {
    "early": 0.3, "early in a report": 2.0, "far from the lead of a report": -0.2,
    "sentences that share its words, each": 0.1, "brings in what recurs": 0.2, "goes on with what was said": 0.2,
    "shares with the lead": 0.2, "key phrases": 0.08, "their salience": 0.05,
    "happened": 0.15, "planned": 0.2, "outcomes": 0.4, "positions": 0.25, "outlook": 0.2, "money, percent": 0.1,
    "share in quotation marks": -0.2, "I, we": -0.15, "you": -0.15, "brackets": -0.1, "opens with a pronoun": -0.2,
    "words of the headline": 0.1, "lead-in": 0.5, "list item": -0.3, "block quotation": -0.4,
}


def words(text):
    """Lower case, without the ending of the plural."""
    return [w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in re.findall(r"[a-z0-9]+", text.lower())]


def features(texts):
    """The names of the features, and for each text its sentences with their features."""
    command = ["cargo", "run", "--release", "--quiet", "--manifest-path", str(HERE / "Cargo.toml")]
    output = subprocess.run(command, input="".join(t + "\0" for t in texts), text=True, capture_output=True, check=True).stdout
    names, _, rest = output.partition("\n")
    documents = []
    for text, block in zip(texts, rest.split("\n\n")):
        raw, rows = text.encode(), []
        for line in block.split("\n"):
            if line:
                start, end, *values = map(int, line.split())
                rows.append((raw[start:end].decode(), [v / UNIT for v in values]))
        documents.append(rows)
    return names.split("\t"), documents


def example(rows, references):
    """Features and worth of the sentences that can be key points, both as distances from the document's mean."""
    rows = [(text, values) for text, values in rows if len(words(text)) >= 4 and "?" not in text[-3:]]
    if len(rows) < 4:
        return None
    worth = []
    for text, _ in rows:
        own = Counter(words(text))
        each = []
        for reference in references:
            wanted = Counter(words(reference))
            each.append((sum((own & wanted).values()) - PRICE * sum(own.values())) / sum(wanted.values()))
        worth.append(sum(each) / len(each))
    middle = sum(worth) / len(worth)
    spread = math.sqrt(sum((w - middle) ** 2 for w in worth) / len(worth)) or 1.0
    means = [sum(column) / len(rows) for column in zip(*(values for _, values in rows))]
    return [([v - m for v, m in zip(values, means)], (w - middle) / spread) for (_, values), w in zip(rows, worth)]


def sums(examples, count):
    """The matrices of least squares, each document counting the same."""
    square, product = [[0.0] * count for _ in range(count)], [0.0] * count
    for example_ in examples:
        share = 1 / len(example_) / len(examples)
        for values, worth in example_:
            kept = [(i, v) for i, v in enumerate(values) if v]
            for i, v in kept:
                product[i] += share * v * worth
                row = square[i]
                for j, w in kept:
                    row[j] += share * v * w
    return square, product


def solve(square, product, prior):
    """prior + (A + PULL·diag A)⁻¹ (b − A·prior), by elimination."""
    count = len(product)
    rows = []
    for i in range(count):
        row = square[i][:]
        right = product[i] - sum(a * p for a, p in zip(row, prior))
        row[i] += PULL * (square[i][i] + 1e-4)
        rows.append(row + [right])
    for i in range(count):
        pivot = max(range(i, count), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(count):
            if r != i and rows[r][i]:
                factor = rows[r][i] / rows[i][i]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i])]
    return [p + rows[i][count] / rows[i][i] for i, p in enumerate(prior)]


def agreement(weights, example_):
    """Share of pairs of sentences that the weights order as their worth does."""
    scored = [(sum(w * v for w, v in zip(weights, values)), worth) for values, worth in example_]
    right = total = 0
    for i, (a, x) in enumerate(scored):
        for b, y in scored[:i]:
            if x != y:
                total += 1
                right += (a > b) == (x > y)
    return right / max(total, 1)


def main():
    records = [json.loads(line) for line in open(sys.argv[1])]
    records = [r for r in records if r["permissive"]]
    names, documents = features([r["text"] for r in records])
    unknown = set(PRIOR) - set(names)
    assert not unknown, unknown
    prior = [PRIOR.get(name, 0.0) for name in names]
    examples = [e for e in (example(rows, r["reference"]) for rows, r in zip(documents, records)) if e]
    held = []
    for fold in range(FOLDS):
        learned = solve(*sums([e for i, e in enumerate(examples) if i % FOLDS != fold], len(names)), prior)
        held += [(agreement(learned, e), agreement(prior, e)) for i, e in enumerate(examples) if i % FOLDS == fold]
    ours, before = (100 * sum(column) / len(held) for column in zip(*held))
    weights = solve(*sums(examples, len(names)), prior)
    stored = [max(-32768, min(32767, round(w * STEP))) for w in weights]
    (DATA / "points.bin").write_bytes(struct.pack(f"<{len(stored)}h", *stored))
    table = "\n".join(f"| {name} | {p:+.2f} | {w / STEP:+.3f} |" for name, p, w in zip(names, prior, stored))
    card = (DATA / "points.md").read_text()
    head = card[:card.index("| feature |")]
    (DATA / "points.md").write_text(f"{head}| feature | known beforehand | weight |\n|---|--:|--:|\n{table}\n")
    print(f"{len(examples)} documents, {sum(map(len, examples))} sentences, {len(names)} features, {len(stored) * 2} bytes")
    print(f"pairs of sentences in the right order, {FOLDS}-fold: {ours:.1f} % (what is known beforehand alone: {before:.1f} %)")


main()
