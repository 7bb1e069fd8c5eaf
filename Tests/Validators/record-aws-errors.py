#!/usr/bin/env python3
"""Records what both versions of the AWS CLI write for each error of the table.

usage: record-aws-errors.py AWS1 AWS2 FOLDER

AWS1 and AWS2 are the programs. A server on the loopback answers as AWS does, with the errors below,
so that the wording around them is the CLI's own. Each file of FOLDER/v1 and FOLDER/v2 is named
after the row of the table (what follows a + tells variants apart) and holds the command, what it
wrote to standard error, and its exit status.
"""
import http.server, json, os, pathlib, re, shlex, shutil, ssl, subprocess, sys, tempfile, threading

BUCKET = "acme-toplyne-export"
POLICY = "s3api put-bucket-policy --bucket " + BUCKET + " --policy file://bucket-policy.json"
HEAD = "s3api head-bucket --bucket " + BUCKET
CREATE = "s3api create-bucket --bucket " + BUCKET
WHO = "sts get-caller-identity"
CP = "s3 cp export/events/a.csv s3://" + BUCKET + "/events/a.csv --no-progress"
GET_POLICY = "s3api get-bucket-policy --bucket " + BUCKET
USER = "arn:aws:iam::123456789012:user/ops"
SESSION = "arn:aws:sts::123456789012:assumed-role/DataTeam/ops@acme.example"


def not_authorized(action, resource, why, user=USER):
    return f'User: {user} is not authorized to perform: {action} on resource: "{resource}" {why}'


ARN = "arn:aws:s3:::" + BUCKET
KEY = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d"

# name: (command, HTTP status, code, message)
ANSWERS = {
    "session.expired": (WHO, 403, "ExpiredToken", "The security token included in the request is expired"),
    "session.expired+s3": (POLICY, 400, "ExpiredToken", "The provided token has expired."),
    "clock.skewed": (POLICY, 403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large."),
    "clock.skewed+sts": (WHO, 403, "SignatureDoesNotMatch", "Signature expired: 20240304T101500Z is now earlier than 20240304T103000Z (20240304T104500Z - 15 min.)"),
    "clock.skewed+expired": (POLICY, 403, "AccessDenied", "Request has expired"),
    "credentials.signature": (GET_POLICY, 403, "SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided. Check your key and signing method."),
    "credentials.unknown": (GET_POLICY, 403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records."),
    "credentials.unknown+sts": (WHO, 403, "InvalidClientTokenId", "The security token included in the request is invalid."),
    "account.inactive": (CREATE, 403, "NotSignedUp", "Your account is not signed up for the S3 service. You must sign up before you can use S3."),
    "role.refused": ("sts assume-role --role-arn arn:aws:iam::123456789012:role/DataTeam --role-session-name ops", 403, "AccessDenied", f"User: {USER} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/DataTeam"),
    "region.wrong": (GET_POLICY, 301, "PermanentRedirect", "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint."),
    "region.wrong+header": (GET_POLICY, 400, "AuthorizationHeaderMalformed", "The authorization header is malformed; the region 'eu-west-1' is wrong; expecting 'us-west-2'"),
    "region.wrong+head": (HEAD, 301, None, None),
    "region.constraint": (CREATE, 400, "IllegalLocationConstraintException", "The unspecified location constraint is incompatible for the region specific endpoint this request was sent to."),
    "region.constraint+named": (CREATE + " --create-bucket-configuration LocationConstraint=eu-central-1", 400, "IllegalLocationConstraintException", "The eu-central-1 location constraint is incompatible for the region specific endpoint this request was sent to."),
    "region.constraint-invalid": (CREATE + " --create-bucket-configuration LocationConstraint=us-east-1", 400, "InvalidLocationConstraint", "The specified location-constraint is not valid"),
    "bucket.free": (HEAD, 404, None, None),
    "bucket.forbidden": (HEAD, 403, None, None),
    "bucket.unclear": (HEAD, 400, None, None),
    "bucket.missing": (POLICY, 404, "NoSuchBucket", "The specified bucket does not exist"),
    "bucket.missing+cp": (CP, 404, "NoSuchBucket", "The specified bucket does not exist"),
    "object.missing": ("s3api head-object --bucket " + BUCKET + " --key events/a.csv", 404, None, None),
    "bucket.taken": (CREATE, 409, "BucketAlreadyExists", "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again."),
    "bucket.owned": (CREATE, 409, "BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded and you already own it."),
    "bucket.name+service": ("s3api create-bucket --bucket Acme_Export", 400, "InvalidBucketName", "The specified bucket is not valid."),
    "bucket.quota": (CREATE, 400, "TooManyBuckets", "You have attempted to create more buckets than allowed"),
    "bucket.not-empty": ("s3api delete-bucket --bucket " + BUCKET, 409, "BucketNotEmpty", "The bucket you tried to delete is not empty"),
    "bucket.foreign": (POLICY, 405, "MethodNotAllowed", "The specified method is not allowed against this resource."),
    "setting.unset": (GET_POLICY, 404, "NoSuchBucketPolicy", "The bucket policy does not exist"),
    "setting.unset+access": ("s3api get-public-access-block --bucket " + BUCKET, 404, "NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found"),
    "setting.unset+acls": ("s3api get-bucket-ownership-controls --bucket " + BUCKET, 404, "OwnershipControlsNotFoundError", "The bucket ownership controls were not found"),
    "setting.unset+encryption": ("s3api get-bucket-encryption --bucket " + BUCKET, 404, "ServerSideEncryptionConfigurationNotFoundError", "The server side encryption configuration was not found"),
    "acl.grants": ("s3api put-bucket-ownership-controls --bucket " + BUCKET + " --ownership-controls Rules=[{ObjectOwnership=BucketOwnerEnforced}]", 400, "InvalidBucketAclWithObjectOwnership", "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting"),
    "acl.disabled": (CP + " --acl public-read", 400, "AccessControlListNotSupported", "The bucket does not allow ACLs"),
    "access.public-policy": (POLICY, 403, "AccessDenied", not_authorized("s3:PutBucketPolicy", ARN, "because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.")),
    "access.identity": (POLICY, 403, "AccessDenied", not_authorized("s3:PutBucketPolicy", ARN, "because no identity-based policy allows the s3:PutBucketPolicy action")),
    "access.identity+object": (CP, 403, "AccessDenied", not_authorized("s3:PutObject", ARN + "/events/a.csv", "because no identity-based policy allows the s3:PutObject action", SESSION)),
    "access.identity+list": ("s3 ls s3://" + BUCKET, 403, "AccessDenied", not_authorized("s3:ListBucket", ARN, "because no identity-based policy allows the s3:ListBucket action")),
    "access.identity-deny": (POLICY, 403, "AccessDenied", not_authorized("s3:PutBucketPolicy", ARN, "with an explicit deny in an identity-based policy")),
    "access.scp": (CREATE, 403, "AccessDenied", not_authorized("s3:CreateBucket", ARN, "with an explicit deny in a service control policy")),
    "access.scp+implicit": (CREATE, 403, "AccessDenied", not_authorized("s3:CreateBucket", ARN, "because no service control policy allows the s3:CreateBucket action")),
    "access.rcp": (CP, 403, "AccessDenied", not_authorized("s3:PutObject", ARN + "/events/a.csv", "with an explicit deny in a resource control policy")),
    "access.boundary": (POLICY, 403, "AccessDenied", not_authorized("s3:PutBucketPolicy", ARN, "because no permissions boundary allows the s3:PutBucketPolicy action")),
    "access.boundary+explicit": (POLICY, 403, "AccessDenied", not_authorized("s3:PutBucketPolicy", ARN, "with an explicit deny in a permissions boundary")),
    "access.session": (POLICY, 403, "AccessDenied", not_authorized("s3:PutBucketPolicy", ARN, "because no session policy allows the s3:PutBucketPolicy action", SESSION)),
    "access.endpoint": (CP, 403, "AccessDenied", not_authorized("s3:PutObject", ARN + "/events/a.csv", "because no VPC endpoint policy allows the s3:PutObject action")),
    "access.resource": (CP, 403, "AccessDenied", not_authorized("s3:PutObject", ARN + "/events/a.csv", "because no resource-based policy allows the s3:PutObject action")),
    "access.resource-deny": (CP, 403, "AccessDenied", not_authorized("s3:PutObject", ARN + "/events/a.csv", "with an explicit deny in a resource-based policy")),
    "access.denied": (POLICY, 403, "AccessDenied", "Access Denied"),
    "access.denied+object": ("s3api head-object --bucket " + BUCKET + " --key events/a.csv", 403, None, None),
    "kms.denied": (CP, 403, "AccessDenied", not_authorized("kms:GenerateDataKey", KEY, "because no resource-based policy allows the kms:GenerateDataKey action", SESSION)),
    "kms.denied+code": (CP, 400, "KMS.AccessDenied", "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access."),
    "kms.disabled": (CP, 400, "KMS.DisabledException", KEY + " is disabled."),
    "kms.missing": ("kms describe-key --key-id " + KEY, 400, "NotFoundException", "Key '" + KEY + "' does not exist"),
    "policy.principal": (POLICY, 400, "MalformedPolicy", "Invalid principal in policy"),
    "policy.resource": (POLICY, 400, "MalformedPolicy", "Policy has invalid resource"),
    "policy.action-resource": (POLICY, 400, "MalformedPolicy", "Action does not apply to any resource(s) in statement"),
    "policy.action": (POLICY, 400, "MalformedPolicy", "Policy has invalid action"),
    "policy.json": (POLICY, 400, "MalformedPolicy", "Policies must be valid JSON and the first byte must be '{'"),
    "policy.size": (POLICY, 400, "MalformedPolicy", "Policy exceeds the maximum allowed document size."),
    "policy.malformed": (POLICY, 400, "MalformedPolicy", "Missing required field Action"),
    "busy": (POLICY, 409, "OperationAborted", "A conflicting conditional operation is currently in progress against this resource. Please try again."),
    "busy+slow": (CP, 503, "SlowDown", "Please reduce your request rate."),
    "busy+timeout": (CP, 400, "RequestTimeout", "Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed."),
    "transfer.damaged": (CP, 400, "BadDigest", "The Content-MD5 you specified did not match what we received."),
    "transfer.too-large": (CP, 400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size"),
    "transfer.parts-gone": ("s3api list-parts --bucket " + BUCKET + " --key events/a.csv --upload-id 1", 404, "NoSuchUpload", "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed."),
    "answer.empty": (POLICY, 403, "AccessDenied", ""),
    "answer.not-implemented": (CP, 501, "NotImplemented", "A header you provided implies functionality that is not implemented"),
    "unknown": (POLICY, 418, "ImATeapot", "This server is a teapot."),
    # Uploads of the three files of a folder, of which two are refused.
    "access.identity+sync": ("s3 sync export s3://" + BUCKET + " --no-progress", "partly", "AccessDenied", not_authorized("s3:PutObject", ARN + "/events/a.csv", "because no identity-based policy allows the s3:PutObject action")),
}

# name: (command, changes to the environment)
ALONE = {
    "credentials.missing": (WHO, {"AWS_ACCESS_KEY_ID": None, "AWS_SECRET_ACCESS_KEY": None}),
    "credentials.partial": (WHO, {"AWS_SECRET_ACCESS_KEY": None}),
    "credentials.process": (WHO + " --profile process", {}),
    "profile.unknown": (WHO + " --profile acme-prod", {}),
    "session.sso": (WHO + " --profile sso", {}),
    "region.missing": ("kms describe-key --key-id " + KEY, {"AWS_DEFAULT_REGION": None}),
    "region.malformed": (HEAD, {"AWS_DEFAULT_REGION": "eu west"}),
    "bucket.name": ("s3api head-bucket --bucket 'Acme Export!'", {}),
    "policy.file": ("s3api put-bucket-policy --bucket " + BUCKET + " --policy file://policy.json", {}),
    "transfer.no-folder": ("s3 sync nowhere s3://" + BUCKET, {}),
    "transfer.skipped": ("s3 sync odd s3://" + BUCKET + " --no-progress", {"served": "1"}),
    "network.proxy": (WHO, {"HTTPS_PROXY": "http://ops:secret@127.0.0.1:9"}),
    "network.unreachable": (GET_POLICY + " --endpoint-url http://127.0.0.1:9", {}),
    "network.certificate": (GET_POLICY, {"tls": "1"}),
    "network.interrupted": (GET_POLICY, {"served": "close"}),
    "network.interrupted+slow": (GET_POLICY + " --cli-read-timeout 1", {"served": "slow"}),
    "cli.old": ("s3api get-bucket-magic --bucket " + BUCKET, {}),
    "cli.old+flag": (HEAD + " --bucket-namespace global", {}),
    "cli.usage": ("s3api head-bucket", {}),
    "cli.config": (WHO + " --profile damaged", {"AWS_CONFIG_FILE": "damaged"}),
}


class Server(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    answer = (200, None, None)

    def serve(self):
        status, code, message = Server.answer
        length = int(self.headers.get("Content-Length") or 0)
        if self.headers.get("Expect") != "100-continue" or status == 200 or status == "partly":
            self.rfile.read(length)
        if status == "close":
            self.close_connection = True
            return
        if status == "slow":
            gone.wait(5)
            self.close_connection = True
            return
        headers, body = {"Content-Type": "application/xml"}, ""
        if status == "partly":
            status = 403 if "/events/" in self.path and self.command == "PUT" else 200
        if status == 301:
            headers["x-amz-bucket-region"] = "us-west-2"
        if status == 200:
            body = ("<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>"
                    if self.command == "GET" else "")
            headers["ETag"] = '"d41d8cd98f00b204e9800998ecf8427e"'
        elif self.headers.get("X-Amz-Target"):
            headers["Content-Type"] = "application/x-amz-json-1.1"
            body = json.dumps({"__type": code, "message": message})
        elif code:
            text = f"<Message>{message}</Message>" if message else "<Message/>"
            error = f"<Code>{code}</Code>{text}"
            if status == 301:
                error += f"<Endpoint>{BUCKET}.s3.us-west-2.amazonaws.com</Endpoint><Bucket>{BUCKET}</Bucket>"
            error = f"<Error>{error}</Error>"
            if self.path == "/" and self.command == "POST":
                error = f'<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">{error}<RequestId>1</RequestId></ErrorResponse>'
            body = '<?xml version="1.0" encoding="UTF-8"?>' + error
        data = b"" if self.command == "HEAD" else body.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(data)
        self.close_connection = True

    do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = serve

    def handle_expect_100(self):
        return True if Server.answer[0] in (200, "partly") else (self.serve() and False)

    def log_message(self, *_):
        pass


gone = threading.Event()


def record(program, name, command, change, endpoint, work):
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(work), "AWS_PAGER": "",
        "AWS_CLI_AUTO_PROMPT": "off", "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "AWS_DEFAULT_REGION": "eu-west-1", "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": "config", "AWS_SHARED_CREDENTIALS_FILE": "none",
        "AWS_MAX_ATTEMPTS": "2", "NO_PROXY": "", "LC_ALL": "C.UTF-8",
    }
    for key, value in change.items():
        if value is None:
            environment.pop(key, None)
        else:
            environment[key] = value
    words = shlex.split(command)
    run = subprocess.run(
        [program] + words + (["--endpoint-url", endpoint] if endpoint else []), cwd=work,
        env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    errors = run.stderr.decode().replace(str(work), "/home/ops")
    errors = re.sub(r'/\S*/(lib|bin)/', r'/usr/\1/', errors)
    errors = re.sub(r"https?://localhost:\d+", "https://s3.eu-west-1.amazonaws.com", errors)
    errors = errors.replace(endpoint or "\0", "https://s3.eu-west-1.amazonaws.com")
    return f"$ aws {command}\n{errors}[exit {run.returncode}]\n"


def secure_server(work):
    """A server whose certificate nobody trusts."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=localhost", "-keyout", work / "key.pem", "-out", work / "certificate.pem"],
        check=True, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(work / "certificate.pem", work / "key.pem")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.handle_error = lambda *_: None
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def main():
    aws1, aws2, folder = sys.argv[1:]
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    endpoint = f"http://127.0.0.1:{server.server_address[1]}"
    work = pathlib.Path(tempfile.mkdtemp())
    secure = secure_server(work)
    for path in ["export/events/a.csv", "export/events/b.csv", "export/users.csv"]:
        (work / path).parent.mkdir(parents=True, exist_ok=True)
        (work / path).write_text("A,B\n")
    (work / "odd").mkdir()
    os.mkfifo(work / "odd/pipe.csv")
    (work / "odd/gone.csv").symlink_to("nowhere")
    (work / "bucket-policy.json").write_text("{}")
    (work / "damaged").write_text("[profile\nregion\n")
    (work / "config").write_text(
        "[profile sso]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\n"
        "sso_account_id = 123456789012\nsso_role_name = DataTeam\n"
        "[profile process]\ncredential_process = /bin/false\n")
    only = set(os.environ.get("ONLY", "").split())
    for version, program in (("v1", aws1), ("v2", aws2)):
        target = pathlib.Path(folder) / version
        target.mkdir(parents=True, exist_ok=True)
        for name, (command, status, code, message) in ANSWERS.items():
            if only and name not in only:
                continue
            Server.answer = (status, code, message)
            (target / (name + ".txt")).write_text(record(program, name, command, {}, endpoint, work))
        for name, (command, change) in ALONE.items():
            if only and name not in only:
                continue
            change = dict(change)
            served, tls = change.pop("served", None), change.pop("tls", None)
            Server.answer = ({"1": 200}.get(served, served), None, None)
            place = endpoint if served else None
            if tls:
                place = f"https://localhost:{secure.server_address[1]}"
            (target / (name + ".txt")).write_text(record(program, name, command, change, place, work))
    server.shutdown()
    secure.shutdown()
    shutil.rmtree(work)


main()
