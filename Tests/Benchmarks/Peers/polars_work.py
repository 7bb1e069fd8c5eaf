"""One of the benchmark's works as a user of polars would do it: polars_work.py WORK FOLDER"""

import sys

import polars as pl

work, folder = sys.argv[1:]
FORM = "%Y-%m-%d %H:%M:%S"


def events():
    return pl.scan_csv(f"{folder}/events.csv", infer_schema=False)


def time(column):
    return pl.col(column).str.to_datetime(FORM, strict=False)


def checks():
    return events().select(
        pl.len(),
        users=(pl.col("USER_ID").fill_null("").str.strip_chars() == "").sum(),
        names=(pl.col("EVENT_NAME").fill_null("").str.strip_chars() == "").sum(),
        happened=time("TIMESTAMP").is_null().sum(),
        updated=time("UPDATED_AT").is_null().sum(),
        order=(time("UPDATED_AT") < time("TIMESTAMP")).sum(),
    )


def histogram():
    return events().group_by(time("TIMESTAMP").dt.truncate("1d").alias("day")).len().sort("day")


WORKS = {"start": [], "partitions": [histogram], "cells": [checks, histogram]}

for query in WORKS[work]:
    print(query().collect(engine="streaming"))
