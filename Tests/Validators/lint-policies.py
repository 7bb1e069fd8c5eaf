"""Prints what parliament finds in each policy of a JSON list of texts: a list of lists of issues."""

import json
import sys

from parliament import analyze_policy_string

with open(sys.argv[1], encoding="utf-8") as file:
    policies = json.load(file)
found = [analyze_policy_string(text).findings for text in policies]
print(json.dumps([[finding.issue for finding in findings] for findings in found]))
