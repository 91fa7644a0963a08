"""trafilatura as a program with the face of `nutgraf batch`, so that one scorer reads both: JSON Lines in, JSON Lines out."""
import json
import re
import sys

import trafilatura

LAYERS = "sentences actors quotes times quantities events positions outcomes outlook timeline keyPhrases notes".split()


def analysis(found):
    text = found.get("text") or ""
    blocks, start = [], 0
    for line in text.split("\n"):
        end = start + len(line.encode("utf-16-le")) // 2
        if line.strip():
            blocks.append({"start": start, "end": end, "kind": "paragraph"})
        start = end + 1
    byline = [name for name in re.split(r";\s*", found.get("author") or "") if name]
    article = {"title": found.get("title"), "byline": byline, "published": found.get("date"), "standfirst": found.get("description"), "site": None,
               "url": None, "language": "en", "text": text, "words": 0, "readingMinutes": 1, "blocks": blocks}
    return {"schema": "nutgraf/1", "article": article, **{layer: [] for layer in LAYERS}, "main": {"who": [], "what": None, "when": None, "where": None},
            "summary": {"headline": None, "keyPoints": [], "keyPhrases": []}}


for line in sys.stdin:
    if line.strip():
        page = json.loads(line)
        result = trafilatura.bare_extraction(page["html"], url=page.get("url"), with_metadata=True, include_comments=False)
        found = result.as_dict() if hasattr(result, "as_dict") else result or {}
        print(json.dumps({"id": page["id"], "analysis": analysis(found)}), flush=True)
