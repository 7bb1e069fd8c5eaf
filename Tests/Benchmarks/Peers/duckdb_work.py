"""One of the benchmark's works as a user of DuckDB would do it: duckdb_work.py WORK FOLDER"""

import sys

import duckdb

work, folder = sys.argv[1:]
rows = duckdb.connect()
rows.execute("SET preserve_insertion_order = false")


def table(name):
    return f"read_csv('{folder}/{name}.csv', all_varchar=true, header=true, delim=',', quote='\"', escape='\"')"


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

for query in WORKS[work]:
    print(rows.execute(query).fetchall())
