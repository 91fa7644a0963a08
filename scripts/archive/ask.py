"""Asks the tables of table.py with DuckDB: `python ask.py tables queries.sql` prints the answer of each query as a Markdown table."""

import pathlib
import sys

import duckdb

tables, queries = map(pathlib.Path, sys.argv[1:])
base = duckdb.connect()
for table in sorted(tables.glob("*.parquet")):
    base.execute(f"CREATE VIEW {table.stem} AS SELECT * FROM read_parquet('{table}')")
for query in queries.read_text(encoding="utf-8").split(";"):
    if not query.strip():
        continue
    answer = base.execute(query)
    names = [column[0] for column in answer.description]
    print(" | ".join(["", *names, ""]).strip())
    print("|---" * len(names) + "|")
    for row in answer.fetchall():
        print("| " + " | ".join("" if value is None else str(value).replace("\n", " ") for value in row) + " |")
    print()
