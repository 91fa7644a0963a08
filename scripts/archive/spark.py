"""An archive through Apache Spark: the same program, `nutgraf batch`, in Spark's `pipe`, on as many machines as the cluster has.

    spark-submit spark.py --program /usr/local/bin/nutgraf articles.jsonl answers

Every partition is one run of the program over its lines; answers keep the order of the articles. The program has to lie at the same path on every
worker (or be sent along: `spark-submit --files nutgraf … --program ./nutgraf`).
"""

import argparse

from pyspark.sql import SparkSession

arguments = argparse.ArgumentParser()
arguments.add_argument("articles", help="JSON Lines: a file, a folder, or any address that Spark reads")
arguments.add_argument("answers", help="the folder that is written; it must not exist")
arguments.add_argument("--program", default="nutgraf")
arguments.add_argument("--partitions", type=int, default=0, help="at least so many; Spark's choice by default")
given = arguments.parse_args()

spark = SparkSession.builder.appName("nutgraf").getOrCreate()
lines = spark.sparkContext.textFile(given.articles, given.partitions or None)
# One thread each: Spark has the cores busy already. `checkCode` lets a run that fails fail the task, which Spark then tries again.
lines.pipe(f"{given.program} batch --jobs 1", checkCode=True).saveAsTextFile(given.answers)
spark.stop()
