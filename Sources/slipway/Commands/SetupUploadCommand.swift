import BucketSetup
import Screens

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

extension Command {
  /// Uploads what of a plan's files is missing.
  static let setupUpload = Command(
    name: "setup upload", operands: "PLAN",
    summary: "send the files that are missing, and see that they are there",
    flags: [.dryRun],
    notes: """
      Files are compared with a listing of the bucket: by size, and by MD5 where S3 tells one.
      Nothing is ever deleted. What was stopped halfway goes on with the same command.
      Exit status: 0 all of it is there, 1 something could not be sent, 2 something is to be sent
      (with --dry-run), 130 stopped.

      """,
    misuse: SetupStatus.misuse
  ) { arguments in
    guard let path = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError("setup upload takes one plan: slipway setup upload PLAN")
    }
    return try stoppable {
      let file = try PlanFile(path)
      guard !file.plan.uploads.isEmpty else {
        throw PlanFailure("\(path): the plan uploads nothing; slipway setup plan --data DIR does")
      }
      let onlyLooks = arguments.has(.dryRun)
      return tell(UploadRun(file.plan, in: world).run(onlyLooks: onlyLooks), path)
    }
  }

  private static var world: UploadRun.World {
    UploadRun.World(
      ask: AWSReading.answer,
      send: { command, line in AWSProcess.answer(to: command, .transfer, each: line) },
      size: size, tag: ContentDigest.tag,
      say: { try? Output.write(Visible.text($0) + "\n") },
      isStopped: { Interruption.signal != nil })
  }

  private static func size(_ path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      access(path, R_OK) == 0
    else { return nil }
    return Int(status.st_size)
  }

  private static func tell(_ outcome: UploadRun.Outcome, _ path: String) -> Int32 {
    switch outcome {
    case .done: return SetupStatus.done
    case .pending: return SetupStatus.changesPending
    case .stopped:
      Output.complain("stopped; slipway setup upload \(path) goes on from here")
      return SetupStatus.stopped
    case .failed(let reasons):
      let next = "then slipway setup upload \(path) sends what is missing"
      Output.complain((reasons + [next]).joined(separator: "\n"))
      return SetupStatus.failed
    }
  }
}

extension Flag {
  static let dryRun = Flag("dry-run", nil, "only look, and say what would be sent")
}
