"""Asks an S3 that enforces bucket policies, as several identities, and prints what it answers.

Usage: ask-s3.py QUESTIONS.json, where the questions are a list of
{"policy": text or null, "requests": [{"by", "action", "key", "prefix", "isSecure"}]}.
The endpoint is in SLIPWAY_PROOF_S3. Prints for each {"stored": status, "answers": [status, ...]}.
Before the requests of a question the owner puts its policy; afterwards all is as it was.
"""

import http.client
import json
import os
import re
import sys
from urllib.parse import quote, urlsplit

from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

ENDPOINT = os.environ["SLIPWAY_PROOF_S3"]
TENANT = "388856629077"
ROLE = f"arn:aws:iam::{TENANT}:role/ToplyneServiceRoleForCustomerDataAccess"
BUCKET = "acme"
KEYS = ["events/a", "private/x"]
GRANT = (
    '<AccessControlPolicy xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
    "<Owner><ID>x</ID></Owner></AccessControlPolicy>"
)
VERSIONING = (
    '<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
    "<Status>Suspended</Status></VersioningConfiguration>"
)

# By the action of a request: method, whether it is about an object, query, body.
REQUESTS = {
    "s3:GetObject": ("GET", True, "", None),
    "HeadObject": ("HEAD", True, "", None),
    "s3:GetObjectAcl": ("GET", True, "acl", None),
    "s3:PutObjectAcl": ("PUT", True, "acl", GRANT),
    "s3:GetObjectTagging": ("GET", True, "tagging", None),
    "s3:PutObject": ("PUT", True, "", "x"),
    "CreateMultipartUpload": ("POST", True, "uploads", None),
    "s3:DeleteObject": ("DELETE", True, "", None),
    "s3:ListBucket": ("GET", False, "list-type=2", None),
    "s3:ListBucketVersions": ("GET", False, "versions", None),
    "s3:ListBucketMultipartUploads": ("GET", False, "uploads", None),
    "s3:GetBucketLocation": ("GET", False, "location", None),
    "s3:GetBucketPolicy": ("GET", False, "policy", None),
    "s3:PutBucketPolicy": ("PUT", False, "policy", None),
    "s3:DeleteBucketPolicy": ("DELETE", False, "policy", None),
    "s3:PutBucketVersioning": ("PUT", False, "versioning", VERSIONING),
}

connection = http.client.HTTPConnection(urlsplit(ENDPOINT).netloc, timeout=60)


def send(signer, method, path, body=None, headers=None):
    request = AWSRequest(method, ENDPOINT + path, headers=headers or {}, data=body or "")
    if signer:
        signer.add_auth(request)
    connection.request(method, path, body=body, headers=dict(request.headers.items()))
    response = connection.getresponse()
    return response.status, response.read().decode("utf-8", "replace")


def s3(credentials):
    return credentials and S3SigV4Auth(credentials, "s3", "us-east-1")


def role():
    boot = SigV4Auth(Credentials("vendorboot", "vendorboot"), "sts", "us-east-1")
    form = f"Action=AssumeRole&RoleArn={quote(ROLE, safe='')}&RoleSessionName=proof"
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    status, text = send(boot, "POST", "/", form, kind)
    found = [
        re.search(f"<{name}>([^<]*)</{name}>", text)
        for name in ("AccessKeyId", "SecretAccessKey", "SessionToken")
    ]
    if not all(found):
        sys.exit(f"the vendor's role cannot be taken: {status} {text}")
    return Credentials(*(match.group(1) for match in found))


USERS = ["customer", "stranger", "outsider", "admin"]
SIGNERS = {name: s3(Credentials(name, name)) for name in USERS}
SIGNERS |= {"vendor": s3(role()), "anonymous": None}


def ask(by, action, key="", prefix=None, is_secure=False, policy=None):
    method, of_object, query, body = REQUESTS[action]
    # Those of no tenant or another one name the bucket's.
    bucket = f"{TENANT}%3A{BUCKET}" if by in ("anonymous", "outsider") else BUCKET
    path = f"/{bucket}/{quote(key)}" if of_object else f"/{bucket}"
    if prefix is not None:
        query += "&prefix=" + quote(prefix, safe="")
    headers = {"X-Forwarded-Proto": "https"} if is_secure else {}
    body = policy if action == "s3:PutBucketPolicy" else body
    return send(SIGNERS[by], method, path + (query and "?" + query), body, headers)[0]


def answers(question):
    policy = question.get("policy")
    stored = policy and ask("customer", "s3:PutBucketPolicy", policy=policy)
    statuses, written = [], set()
    for request in question["requests"]:
        key = request.get("key") or ""
        is_secure = request.get("isSecure", False)
        status = ask(
            request["by"], request["action"], key, request.get("prefix"), is_secure, policy
        )
        statuses.append(status)
        if status < 400 and request["action"] in ("s3:PutObject", "s3:DeleteObject"):
            written.add(key)
    ask("admin", "s3:DeleteBucketPolicy")
    for key in written:
        expect(ask("customer", "s3:PutObject", key))
    return {"stored": stored or 0, "answers": statuses}


def expect(status):
    if status >= 400:
        sys.exit(f"the bucket cannot be made ready: {status}")


with open(sys.argv[1], encoding="utf-8") as file:
    questions = json.load(file)
expect(send(SIGNERS["customer"], "PUT", f"/{BUCKET}")[0])
for key in KEYS:
    expect(ask("customer", "s3:PutObject", key))
print(json.dumps([answers(question) for question in questions]))
