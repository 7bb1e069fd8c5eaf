// The BucketSetup target.
