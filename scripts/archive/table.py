"""Answers of `nutgraf batch` as tables that DuckDB, Spark or pandas can ask: JSON Lines to Parquet, by Apache Arrow.

    python table.py answers.jsonl tables         (or - for standard input)

Writes tables/articles.parquet, actors.parquet, quotes.parquet and outcomes.parquet. A row carries the words of its find and where they stand, so that it can be checked.
"""

import json
import pathlib
import sys

import pyarrow
import pyarrow.parquet

TEXT, NUMBER, WHOLE = pyarrow.string(), pyarrow.float64(), pyarrow.int32()
PLACE = [("start", WHOLE), ("end", WHOLE)]
TABLES = {
    "articles": [("id", TEXT), ("title", TEXT), ("published", TEXT), ("site", TEXT), ("url", TEXT), ("language", TEXT), ("words", WHOLE), ("text", TEXT), ("error", TEXT)],
    "actors": [("id", TEXT), ("actor", WHOLE), ("name", TEXT), ("kind", TEXT), ("country", TEXT), ("salience", NUMBER), ("mentions", WHOLE)],
    "quotes": [("id", TEXT), ("kind", TEXT), ("speaker", TEXT), ("source", TEXT), ("words", TEXT), *PLACE],
    "outcomes": [("id", TEXT), ("status", TEXT), ("actors", pyarrow.list_(TEXT)), ("words", TEXT), *PLACE],
}
SCHEMAS = {name: pyarrow.schema(columns) for name, columns in TABLES.items()}
# Rows that are held in memory before they are written.
ROUND = 20_000


def slicer(text):
    """Offsets are UTF-16 code units, as in JavaScript."""
    units = text.encode("utf-16-le")
    return lambda place: None if place is None else units[2 * place["start"] : 2 * place["end"]].decode("utf-16-le")


def rows(answer):
    """The rows of one answer, by table."""
    name = answer["id"] if isinstance(answer["id"], str) else json.dumps(answer["id"])
    if "error" in answer:
        yield "articles", {"id": name, "error": answer["error"]["code"]}
        return
    found = answer["analysis"]
    article, actors = found["article"], found["actors"]
    words = slicer(article["text"])
    yield "articles", {"id": name, **{field: article[field] for field in ("title", "published", "site", "url", "language", "words", "text")}}
    for index, actor in enumerate(actors):
        fields = {field: actor[field] for field in ("name", "kind", "country", "salience")}
        yield "actors", {"id": name, "actor": index, **fields, "mentions": len(actor["mentions"])}
    for quote in found["quotes"]:
        speaker = None if quote["actor"] is None else actors[quote["actor"]]["name"]
        yield "quotes", {"id": name, "kind": quote["kind"], "speaker": speaker, "source": words(quote["source"]), "words": words(quote), "start": quote["start"], "end": quote["end"]}
    for outcome in found["outcomes"]:
        who = [actors[index]["name"] for index in outcome["actors"]]
        yield "outcomes", {"id": name, "status": outcome["status"], "actors": who, "words": words(outcome), "start": outcome["start"], "end": outcome["end"]}


def main(answers, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    writers = {name: pyarrow.parquet.ParquetWriter(folder / f"{name}.parquet", schema) for name, schema in SCHEMAS.items()}
    held = {name: [] for name in TABLES}

    def write(name):
        writers[name].write_table(pyarrow.Table.from_pylist(held[name], SCHEMAS[name]))
        held[name].clear()

    with sys.stdin if answers == "-" else open(answers, encoding="utf-8") as lines:
        for line in lines:
            for name, row in rows(json.loads(line)):
                held[name].append(row)
                if len(held[name]) >= ROUND:
                    write(name)
    for name, writer in writers.items():
        write(name)
        writer.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
