import Testing

/// What a real S3 makes of our policies.
///
/// One bucket serves all, so one test runs after the other.
@Suite(.serialized, .enabled(if: ProofS3.isUp, "\(ProofS3.absence)")) enum ProofTests {}
