import Testing

@testable import BucketSetup

@Suite struct SecretsTests {
  private static let token =
    "IQoJb3JpZ2luX2VjEJ3//////////wEaCWV1LXdlc3QtMSJHMEUCIQDmR7sHq0n8vQf3b1cV5yJ0pZ8kTq2wXx4LhG9dA1"
    + "eN6wIgU3mYt7oPcR5bK2fD8sJ1zQxV4aW9hL6gT0nE3iM7uB2kqvQDCPv//////////wEQABoMMTIz"

  @Test(arguments: [
    ("key AKIAIOSFODNN7EXAMPLE is not known", "key AKIA[hidden] is not known"),
    ("aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "wJalr"),
    ("\"SecretAccessKey\": \"short\", \"Version\": 1", "short"),
    ("<SecretAccessKey>abc</SecretAccessKey>", "abc"),
    ("bare wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY here", "wJalr"),
    (
      "https://b.s3.amazonaws.com/k?X-Amz-Credential=AKIA1/20240304/x&X-Amz-Signature=0a1b2c",
      "0a1b2c"
    ),
    ("https://b.s3.amazonaws.com/k?AWSAccessKeyId=AKIB&Signature=vjby%2BL&Expires=1", "vjby"),
    ("x-amz-security-token:FwoGZXIvYXdzEBYaDkuYh", "FwoG"),
    ("Authorization: Bearer abc.def", "abc.def"),
    ("Failed to connect to proxy URL: \"http://ops:pa@ss@proxy:3128\"", "pa@ss"),
    ("password: hunter2", "hunter2"),
    (token, "IQoJb3"),
  ])
  func secretsAreHidden(_ line: String, _ secret: String) {
    let shown = Secrets.hidden(in: line)
    #expect(shown == secret || !shown.contains(secret), "\(shown)")
    #expect(shown.contains("[hidden]"), "\(shown)")
  }

  @Test(arguments: [
    "The security token included in the request is expired",
    "The request signature we calculated does not match the signature you provided.",
    "Error loading SSO Token: Token for https://acme.awsapps.com/start does not exist",
    "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_DataTeam_0123456789abcdef/ops@acme.example",
    "upload failed: export/event_date=2024-03-01/part-00000-tid-1234567890.c000.snappy.parquet",
    "upload failed: " + String(repeating: "Some/Folder1/", count: 20) + "a.csv",
    "the policy names AROAEXAMPLEID12345678 as its principal",
  ])
  func allElseIsShown(_ line: String) {
    #expect(Secrets.hidden(in: line) == line)
  }

  @Test func nothingHostileIsShown() {
    let seed: UInt64 = 0x5EC2
    var generator = SeededGenerator(seed: seed)
    let secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
    for _ in 0..<300 {
      let noise = (0..<4).map { _ in generator.hostileText(upTo: 8) }
      let text = """
        \(noise[0])An error occurred (\(noise[1])) when calling the \(noise[2]) operation: \(noise[3])
        upload failed: \(noise[0]) to s3://\(noise[1]) An error occurred (AccessDenied) when calling \
        the PutObject operation: User: \(noise[2]) is not authorized to perform: \(noise[3]) on \
        resource: \(noise[0])
        secret_key=\(secret) \(noise[1])
        """
      let failures = AWSFailure.all(in: text)
      for report in [FailureReport.text(failures), FailureReport.json(failures)] {
        let bad = report.unicodeScalars.filter {
          $0 != "\n" && [.control, .format].contains($0.properties.generalCategory)
        }
        #expect(bad.isEmpty, "seed \(seed)")
        #expect(!report.contains(secret), "seed \(seed)")
      }
      #expect(throws: Never.self) { try JSONValue(FailureReport.json(failures)) }
    }
  }
}
