"""Trains the model that tells an article's blocks from the furniture around them. Standard library only.

    NUTGRAF_PAGES=../shared/data/html/wcxb-dev NUTGRAF_OUT=pieces.jsonl cargo test --lib html::dump -- --ignored
    python3 train/html/train.py pieces.jsonl ../shared/data/html/wcxb-dev src/html/weights.bin

A piece is the article's where most of its runs of four words stand in the page's gold text. Logistic regression by AdaGrad, each piece
weighing as much as its words do in its page; weights of features that few pages have are drawn to zero harder, and a name that hints at
furniture may not speak for a piece, nor one that hints at the body against it. The cost of a change between article and furniture is
chosen by the F1 of held-out pages. Prints the cross-validated figures; the same input gives the same weights.
"""
import json
import math
import random
import re
import struct
import sys
from collections import Counter
from pathlib import Path

WORD = re.compile(r"\w+")
FOLDS = 5
EPOCHS = 16
RATE = 0.05
DECAY = 4e-3
RARE = 60  # pages: a feature that so many have is drawn to zero twice as hard as one that all have
GROUP = (60, 0.6, 1.0)  # words, share, bonus: as GROUP in src/html/select.rs
FURNITURE = {"bio", "related", "nav", "share", "comments", "ad", "signup", "consent", "footer", "side", "byline"}
LIMITS = {"body": (0, 9), "live": (-0.2, 9), "quote": (-0.2, 9), "tags": (-9, 0.1), "hidden": (-9, 0.1), **{name: (-9, 0) for name in FURNITURE}}
BODY = {"Heading", "Paragraph", "ListItem", "Quote", "heading", "paragraph", "list-item", "quote"}


def words(text):
    return WORD.findall(text.lower())


def shingles(tokens):
    count = max(1, len(tokens) - 3)
    return Counter(tuple(tokens[i:i + 4]) for i in range(count) if tokens[i:i + 4])


def label(page, gold):
    """Sets page["pieces"][i]["gold"] and their weights."""
    tokens = words(gold)
    runs = set(shingles(tokens))
    lines = {tuple(words(line)) for line in gold.split("\n")}
    for piece in page["pieces"]:
        own = words(piece["text"])
        if len(own) >= 4:
            own_runs = shingles(own)
            hits = sum(n for run, n in own_runs.items() if run in runs)
            piece["gold"] = hits >= 0.6 * sum(own_runs.values())
        else:
            piece["gold"] = bool(own) and tuple(own) in lines
        piece["words"] = len(own)
        piece["weight"] = (len(own) + 1) / (len(tokens) + 50) * 100
    page["runs"] = shingles(tokens)


def limits(head):
    """Bounds of the weights of name hints, by feature."""
    bounds, at = {}, 0
    for group, size in head["groups"]:
        if group in ("NEAR", "FAR"):
            bounds.update({at + i: LIMITS[name] for i, name in enumerate(head["hints"]) if name in LIMITS})
        at += size
    return bounds


def train(pages, head, seed=1):
    count, bounds = head["count"], limits(head)
    weights, squares = [0.0] * (count + 1), [1e-3] * (count + 1)
    seen = Counter(f for page in pages for f in {f for p in page["pieces"] for f in p["features"]})
    decay = [DECAY * (1 + RARE / max(1, seen[f])) for f in range(count)] + [0.0]
    pieces = [p for page in pages for p in page["pieces"]]
    chance = random.Random(seed)
    total = [0.0] * (count + 1)
    for epoch in range(EPOCHS):
        chance.shuffle(pieces)
        for piece in pieces:
            active = piece["features"] + [count]
            margin = sum(weights[f] for f in active)
            guess = 1 / (1 + math.exp(-max(-30, min(30, margin))))
            step = (guess - piece["gold"]) * piece["weight"]
            for f in active:
                gradient = step + decay[f] * weights[f]
                squares[f] += gradient * gradient
                low, high = bounds.get(f, (-99, 99))
                weights[f] = max(low, min(high, weights[f] - RATE * gradient / math.sqrt(squares[f])))
        if epoch >= EPOCHS // 2:
            total = [t + w for t, w in zip(total, weights)]
    return [t / (EPOCHS - EPOCHS // 2) for t in total]


def best_run(scores, change):
    out, inside, back = 0.0, -change, []
    for s in scores:
        back.append((out >= inside - change, inside >= out - change))
        out, inside = max(out, inside - change) - s / 2, max(inside, out - change) + s / 2
    state, states = inside > out, []
    for stays_out, stays_in in reversed(back):
        states.append(state)
        state = stays_in if state else not stays_out
    return states[::-1]


def select(page, weights, change):
    """The run of states that the program would choose (src/html/select.rs)."""
    count, pieces = len(weights) - 1, page["pieces"]
    scores = [max(-8, min(8, sum(weights[f] for f in p["features"]) + weights[count])) for p in pieces]
    all_words, chosen = Counter(), Counter()
    for p, state in zip(pieces, best_run(scores, change)):
        all_words[p["look"]] += p["running"]
        chosen[p["look"]] += p["running"] if state else 0
    words, share, bonus = GROUP
    follows = [all_words[p["look"]] >= words and chosen[p["look"]] >= share * all_words[p["look"]] for p in pieces]
    states = best_run([s + bonus if f else s for s, f in zip(scores, follows)], change)
    return [s and not (p["repeated"] and p["kind"] not in ("heading", "list-item")) for s, p in zip(states, pieces)]


def f1(rows):
    p, r = (sum(side) / len(side) for side in zip(*rows))
    return 200 * p * r / (p + r), 100 * p, 100 * r


def measure(page, states):
    text = "\n".join(p["text"] for p, s in zip(page["pieces"], states) if s and p["kind"] in BODY and p["text"] != page["title"])
    own = shingles(WORD.findall(text))
    gold = shingles(WORD.findall(page["gold"]))
    hits = sum((own & gold).values())
    return hits / max(1, sum(own.values())), hits / max(1, sum(gold.values()))


def main():
    dump, folder, out = sys.argv[1:4]
    with open(dump, encoding="utf-8") as lines:
        head = json.loads(next(lines))
        pages = [json.loads(line) for line in lines]
    for page in pages:
        page["gold"] = json.loads((Path(folder) / f"{page['id']}.json").read_text(encoding="utf-8"))["text"]
    pages = [page for page in pages if page["gold"]]
    for page in pages:
        label(page, page["gold"])
    random.Random(0).shuffle(pages)
    best = [measure(page, [p["gold"] for p in page["pieces"]]) for page in pages]
    print("pieces with perfect labels: F1 %.2f P %.2f R %.2f" % f1(best))
    changes = (0, 0.5, 1, 1.5, 2, 3, 4)
    rows = {c: [] for c in changes}
    for fold in range(FOLDS):
        held = pages[fold::FOLDS]
        weights = train([p for i, p in enumerate(pages) if i % FOLDS != fold], head)
        for c in changes:
            rows[c] += [measure(page, select(page, weights, c)) for page in held]
    for c in changes:
        print("change %.1f: F1 %.2f P %.2f R %.2f" % (c, *f1(rows[c])))
    change = max(changes, key=lambda c: f1(rows[c])[0])
    weights = train(pages, head)
    print("all pages, trained on themselves: F1 %.2f P %.2f R %.2f" % f1([measure(p, select(p, weights, change)) for p in pages]))
    numbers = [max(-32768, min(32767, round(100 * w))) for w in [*weights, change]]
    Path(out).write_bytes(struct.pack("<%dh" % len(numbers), *numbers))
    at = 0
    for name, size in head["groups"]:
        print(name, [round(100 * w) for w in weights[at:at + size]])
        at += size


if __name__ == "__main__":
    main()
