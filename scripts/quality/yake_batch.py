"""YAKE (the Python package `yake`) as a program with the face of `nutgraf batch`, so that one scorer reads both: JSON Lines in, JSON
Lines out. Its own settings: phrases of up to three words, the best twenty."""
import json
import sys

import yake

EXTRACTOR = yake.KeywordExtractor(lan="en", n=3, top=20)
LAYERS = "sentences actors quotes times quantities events positions outcomes outlook timeline notes".split()

for line in sys.stdin:
    if not line.strip():
        continue
    record = json.loads(line)
    text = record["text"]
    # Its best has the lowest value.
    phrases = [{"text": phrase, "score": 1 / (1 + value), "actor": None, "spans": []} for phrase, value in EXTRACTOR.extract_keywords(text)]
    article = {"title": None, "byline": [], "published": None, "standfirst": None, "site": None, "url": None, "language": "en", "text": text,
               "words": 0, "readingMinutes": 1, "blocks": [{"start": 0, "end": len(text), "kind": "paragraph"}] if text else []}
    analysis = {"schema": "nutgraf/1", "article": article, **{layer: [] for layer in LAYERS},
                "main": {"who": [], "what": None, "when": None, "where": None}, "keyPhrases": phrases,
                "summary": {"headline": None, "keyPoints": [], "keyPhrases": phrases}}
    print(json.dumps({"id": record["id"], "analysis": analysis}))
