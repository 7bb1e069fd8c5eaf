"""One of the benchmark's works as a user of DuckDB would do it: duckdb_work.py WORK FOLDER [FORMAT]

The work `write` writes the events in that format, for the others to read.
"""

import gzip
import shutil
import sys

import duckdb

work, folder, *rest = sys.argv[1:]
form = rest[0] if rest else "csv"
rows = duckdb.connect()
rows.execute("SET preserve_insertion_order = false")


def table(name, form=form):
    path = f"{folder}/{name}.{form}"
    if form == "jsonl":
        return f"read_ndjson_auto('{path}')"
    if form == "parquet":
        return f"read_parquet('{path}')"
    return f"read_csv('{path}', all_varchar=true, header=true, delim=',', quote='\"', escape='\"')"


def write(form):
    path = f"{folder}/events.{form}"
    if form == "csv.gz":
        with open(f"{folder}/events.csv", "rb") as plain, gzip.open(path + ".part", "wb", 6) as packed:
            shutil.copyfileobj(plain, packed, 1 << 20)
    else:
        times = "TIMESTAMP::timestamp AS TIMESTAMP, UPDATED_AT::timestamp AS UPDATED_AT"
        columns = {
            "parquet": f"USER_ID, ACCOUNT_ID, EVENT_NAME, {times}, EVENT_PROPERTIES",
            "jsonl": "* EXCLUDE EVENT_PROPERTIES, EVENT_PROPERTIES::json AS EVENT_PROPERTIES",
        }[form]
        kind = {"parquet": "parquet", "jsonl": "json"}[form]
        rows.execute("SET preserve_insertion_order = true")
        rows.execute(
            f"COPY (SELECT {columns} FROM {table('events', 'csv')}) TO '{path}.part' (FORMAT {kind})")
    shutil.move(path + ".part", path)


HAPPENED = "try_cast(TIMESTAMP AS timestamp)"
UPDATED = "try_cast(UPDATED_AT AS timestamp)"
ROW = "(USER_ID, ACCOUNT_ID, EVENT_NAME, TIMESTAMP, UPDATED_AT, EVENT_PROPERTIES)"

CHECKS = f"""
    SELECT count(*),
           count(*) FILTER (WHERE coalesce(trim(USER_ID), '') = ''),
           count(*) FILTER (WHERE coalesce(trim(EVENT_NAME), '') = ''),
           count(*) FILTER (WHERE {HAPPENED} IS NULL),
           count(*) FILTER (WHERE {UPDATED} IS NULL),
           {"count(EVENT_PROPERTIES)" if form == "jsonl" else "count(*) FILTER (WHERE NOT json_valid(EVENT_PROPERTIES))"},
           count(*) FILTER (WHERE {UPDATED} < {HAPPENED})
    FROM {table("events")}"""
HISTOGRAM = f"SELECT date_trunc('day', {HAPPENED}) AS day, count(*) FROM {table('events')} GROUP BY 1 ORDER BY 1"
DUPLICATES = f"SELECT count(*) - count(DISTINCT {ROW}) FROM {table('events')}"
MISSING_USERS = f"SELECT count(*) FROM {table('events')} AS e ANTI JOIN {table('users')} AS u ON e.USER_ID = u.USER_ID"
COUNT = f"SELECT count(*) FROM {table('events')}"

WORKS = {
    "start": [],
    "count": [COUNT],
    "partitions": [HISTOGRAM],
    "cells": [CHECKS, HISTOGRAM],
    "full": [CHECKS, HISTOGRAM, DUPLICATES, MISSING_USERS],
}

if work == "write":
    write(form)
for query in WORKS.get(work, []):
    print(rows.execute(query).fetchall())
