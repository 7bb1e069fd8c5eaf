/// Sends what of a plan's uploads is missing, and proves by listing that it is there.
///
/// Nothing is kept between runs: what is there already is seen each time, so that a run that was
/// stopped goes on where it was.
public struct UploadRun {
  /// What a run asks of the world.
  public struct World {
    /// Answers a command that only reads.
    public let ask: (AWSCommand) -> AWSAnswer
    /// Runs a transfer, and tells each line of it.
    public let send: (AWSCommand, (String) -> Void) -> AWSAnswer
    /// The size of a file; nothing where it cannot be read.
    public let size: (_ path: String) -> Int?
    /// The MD5 of a file, or of the MD5s of its parts, as S3 writes it; nothing where none is to be
    /// had.
    public let tag: (_ path: String, _ partSize: Int?) -> String?
    /// Says something.
    public let say: (String) -> Void
    /// Whether the user wants to stop.
    public let isStopped: () -> Bool

    /// Makes a world.
    public init(
      ask: @escaping (AWSCommand) -> AWSAnswer,
      send: @escaping (AWSCommand, (String) -> Void) -> AWSAnswer,
      size: @escaping (_ path: String) -> Int?,
      tag: @escaping (_ path: String, _ partSize: Int?) -> String?,
      say: @escaping (String) -> Void, isStopped: @escaping () -> Bool
    ) {
      self.ask = ask
      self.send = send
      self.size = size
      self.tag = tag
      self.say = say
      self.isStopped = isStopped
    }
  }

  /// How a run ended.
  public enum Outcome: Equatable, Sendable {
    /// All of it is there.
    case done
    /// Something has to be sent, and was not, as only looking was asked for.
    case pending
    /// Something could not be done; a line each.
    case failed([String])
    /// The user stopped it.
    case stopped
  }

  private let plan: SavedPlan
  private let world: World

  /// Prepares a run over a plan.
  public init(_ plan: SavedPlan, in world: World) {
    self.plan = plan
    self.world = world
  }

  /// Looks, sends unless it `onlyLooks`, and looks again.
  public func run(onlyLooks: Bool) -> Outcome {
    var isPending = false
    var failures: [String] = []
    for upload in plan.uploads {
      switch run(upload, onlyLooks: onlyLooks) {
      case .done: break
      case .pending: isPending = true
      case .failed(let reasons):
        // A reason that holds for the whole bucket is said once.
        failures += reasons.filter { !failures.contains($0) }
      case .stopped: return .stopped
      }
    }
    if !failures.isEmpty { return .failed(failures) }
    return isPending ? .pending : .done
  }

  private func run(_ upload: SavedUpload, onlyLooks: Bool) -> Outcome {
    var seen = look(upload)
    guard case .success(let before) = seen else { return end(seen) }
    world.say("\(upload.id): \(UploadSummary.text(before))")
    if let changed = changed(upload) { return .failed(changed) }
    guard !before.toSend.isEmpty else { return judge(before, upload, reasons: []) }
    let commands = UploadRepair(before, of: upload).commands
    if onlyLooks {
      for command in commands { world.say("  would run: \(command.shellText)") }
      return .pending
    }
    let reasons = send(commands, before.toSend)
    if world.isStopped() { return .stopped }
    seen = look(upload)
    guard case .success(let after) = seen else { return end(seen) }
    world.say("\(upload.id): \(UploadSummary.text(after))")
    return judge(after, upload, reasons: reasons)
  }

  private enum Look {
    case success(UploadComparison)
    case failure([String])
  }

  private func end(_ look: Look) -> Outcome {
    guard case .failure(let reasons) = look, !world.isStopped() else { return .stopped }
    return .failed(reasons)
  }

  private func look(_ upload: SavedUpload) -> Look {
    var listing = ObjectListing()
    var page: String?
    repeat {
      let answer = world.ask(upload.listing(from: page))
      guard answer.status == 0 else { return .failure(words(plan.failure(answer))) }
      do throws(ObjectListing.Failure) {
        try listing.add(page: answer.output)
      } catch {
        return .failure(["\(upload.id): \(error.message)"])
      }
      // A page that names itself as the next one would be asked for for ever.
      page = listing.nextToken == page ? nil : listing.nextToken
    } while page != nil && !world.isStopped()
    return .success(
      UploadComparison(upload.files(size: world.size), with: listing) { file, partSize in
        world.tag(file.path, partSize)
      } isDigest: { file in
        isDigest(world.ask(upload.head(file.key)))
      })
  }

  /// Objects encrypted by KMS, or by a key of the customer, have tags that are no digests.
  private func isDigest(_ answer: AWSAnswer) -> Bool {
    guard answer.status == 0, let head = answer.json else { return false }
    let algorithm = head["ServerSideEncryption"]?.string ?? "AES256"
    return algorithm == "AES256" && head["SSECustomerAlgorithm"] == nil
  }

  /// What was reviewed is what is sent; the same plan proves it later.
  private func changed(_ upload: SavedUpload) -> [String]? {
    let changed = upload.items.filter { item in
      world.size(item.path).map { $0 != item.bytes } == true
    }
    guard let first = changed.first else { return nil }
    return [
      "\(upload.id): \(PlainText.count(changed.count, "file")) changed since the plan was made, such "
        + "as \(PlainText.printable(first.path)); plan again, look at it, and upload that"
    ]
  }

  private func send(_ commands: [AWSCommand], _ files: [UploadComparison.File]) -> [String] {
    var progress = UploadProgress(files, bucket: plan.bucket)
    var reasons: [String] = []
    for command in commands where !world.isStopped() {
      let answer = world.send(command) { line in
        if let text = progress.update(line) { world.say("  \(text)") }
      }
      guard answer.status != 0 else { continue }
      let failures = plan.failures(answer)
      reasons += failures.flatMap(words)
      // What every file would be refused for is not tried with the next one.
      if failures.contains(where: { $0.files.isEmpty && !$0.isTransient }) { break }
    }
    return reasons
  }

  private func judge(
    _ comparison: UploadComparison, _ upload: SavedUpload, reasons: [String]
  ) -> Outcome {
    guard !comparison.isComplete else { return .done }
    var left = reasons
    for (file, state) in comparison.files.lazy.filter({ !$0.state.isSame }).prefix(Self.named) {
      left.append("\(upload.id): \(PlainText.printable(file.key)) \(UploadSummary.words(state))")
    }
    let more = comparison.count { !$0.isSame } - Self.named
    if more > 0 { left.append("\(upload.id): and \(PlainText.count(more, "file")) more") }
    return .failed(left)
  }

  private static let named = 10

  private func words(_ failure: AWSFailure) -> [String] {
    let code = failure.code.map { "\($0): " } ?? ""
    let times = failure.count > 1 ? " (\(PlainText.count(failure.count, "file")))" : ""
    return [code + failure.explanation.cause + times]
      + failure.explanation.remedy.map { "  \($0)" }
  }
}

extension SavedPlan {
  /// Every reason why a transfer of the plan failed.
  func failures(_ answer: AWSAnswer) -> [AWSFailure] {
    let one = failure(answer)
    let all = AWSFailure.all(in: answer.errors, status: answer.status, context: context)
    return all.isEmpty ? [one] : all
  }
}
