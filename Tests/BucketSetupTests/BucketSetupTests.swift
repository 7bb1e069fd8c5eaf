import Testing

@Suite struct BucketSetupTests {}
