extension SavedPlan {
  /// The policy that is wanted, with the changes of the guide's that were answered.
  var policy: BucketPolicy {
    let key = Question.Key.options.rawValue
    let chosen = answers.last { $0.key == key }?.value.string ?? ""
    return BucketPolicy(bucket: bucket, options: Answers.policyOptions(chosen))
  }
}
