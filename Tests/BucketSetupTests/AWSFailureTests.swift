import Testing

@testable import BucketSetup

@Suite struct AWSFailureTests {
  @Test func codeAndOperationAreReadInBothWordings() {
    for text in [
      "\nAn error occurred (NoSuchBucketPolicy) when calling the GetBucketPolicy operation: "
        + "The bucket policy does not exist\n",
      "aws: [ERROR]: An error occurred (NoSuchBucketPolicy) when calling the GetBucketPolicy "
        + "operation: The bucket policy does not exist",
      "A client error (NoSuchBucketPolicy) occurred when calling the GetBucketPolicy operation: "
        + "The bucket policy does not exist",
    ] {
      let failure = AWSFailure(status: 254, standardError: text)
      #expect(failure.code == "NoSuchBucketPolicy")
      #expect(failure.operation == "GetBucketPolicy")
      #expect(failure.isUnset && !failure.isTransient)
    }
  }
}
