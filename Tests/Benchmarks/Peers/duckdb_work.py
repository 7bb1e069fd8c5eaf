"""One of the benchmark's works as a user of DuckDB would do it: duckdb_work.py WORK FOLDER

Instead of the folder a file of events; and to write such files: duckdb_work.py make-FORMAT FOLDER FILE"""

import gzip
import shutil
import sys

import duckdb

work, folder = sys.argv[1:3]
rows = duckdb.connect()
rows.execute("SET preserve_insertion_order = false")


COLUMNS = "USER_ID ACCOUNT_ID EVENT_NAME TIMESTAMP UPDATED_AT EVENT_PROPERTIES".split()


def table(name):
    if folder.endswith(".parquet"):
        return f"read_parquet('{folder}')"
    if folder.endswith(".jsonl"):
        return f"read_ndjson('{folder}', columns={ {column: 'VARCHAR' for column in COLUMNS} })"
    path = folder if folder.endswith(".csv.gz") else f"{folder}/{name}.csv"
    return f"read_csv('{path}', all_varchar=true, header=true, delim=',', quote='\"', escape='\"')"


HAPPENED = "try_cast(TIMESTAMP AS timestamp)"
UPDATED = "try_cast(UPDATED_AT AS timestamp)"
ROW = "(USER_ID, ACCOUNT_ID, EVENT_NAME, TIMESTAMP, UPDATED_AT, EVENT_PROPERTIES)"

CHECKS = f"""
    SELECT count(*),
           count(*) FILTER (WHERE coalesce(trim(USER_ID), '') = ''),
           count(*) FILTER (WHERE coalesce(trim(EVENT_NAME), '') = ''),
           count(*) FILTER (WHERE {HAPPENED} IS NULL),
           count(*) FILTER (WHERE {UPDATED} IS NULL),
           count(*) FILTER (WHERE NOT json_valid(EVENT_PROPERTIES)),
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

# Times and properties as these formats have them.
TIMES = f"{HAPPENED} AS TIMESTAMP, {UPDATED} AS UPDATED_AT"
MAKERS = {
    "make-jsonl": ("EVENT_PROPERTIES::JSON AS EVENT_PROPERTIES", "json"),
    "make-parquet": (TIMES, "parquet"),
}

if work == "make-gz":
    with open(f"{folder}/events.csv", "rb") as source, gzip.open(sys.argv[3], "wb", 1) as target:
        shutil.copyfileobj(source, target, 1 << 20)
elif work in MAKERS:
    rows.execute("SET preserve_insertion_order = true")
    values, form = MAKERS[work]
    source = f"SELECT * REPLACE ({values}) FROM {table('events')}"
    rows.execute(f"COPY ({source}) TO '{sys.argv[3]}' (FORMAT {form})")

for query in WORKS.get(work, []):
    print(rows.execute(query).fetchall())
