/// What an upload would send, before anything is sent: keys by partition, counts, sizes, requests,
/// and what is left out for which reason.
public struct UploadReview {
  private let uploads: [UploadPlan]
  private let leftOut: [DataFolder.LeftOutFile]
  private let price: RequestPrice?

  /// Looks at the uploads of a plan.
  ///
  /// - Parameters:
  ///   - uploads: The uploads, one a table.
  ///   - leftOut: The files that are not sent.
  ///   - price: What requests cost, if somebody said so; nothing is estimated without it.
  public init(
    _ uploads: [UploadPlan], leftOut: [DataFolder.LeftOutFile], price: RequestPrice? = nil
  ) {
    self.uploads = uploads
    self.leftOut = leftOut
    self.price = price
  }

  /// The requests that send every file, by the parts that the AWS CLI makes.
  public var requests: Int {
    uploads.flatMap(\.items).reduce(0) { $0 + PartSize.requests(for: $1.file.bytes) }
  }

  /// The review in lines that are harmless to show; nothing where nothing is sent.
  public var lines: [String] {
    guard !uploads.isEmpty else { return [] }
    let all = uploads.flatMap { upload in [title(of: upload)] + folders(of: upload) }
    return (all + leftOutLines + [total]).map(PlainText.printable)
  }

  // MARK: - Lines

  private static let most = 12

  private func title(of upload: UploadPlan) -> String {
    let place = upload.prefix.isEmpty ? "the top of the bucket" : upload.prefix
    let rows = upload.rows.map { ", " + PlainText.count($0, "row") } ?? ""
    return "\(upload.table.rawValue): \(sizes(of: upload.items))\(rows), to \(place)"
  }

  private func sizes(of items: [UploadPlan.Item]) -> String {
    let bytes = items.reduce(0) { $0 + $1.file.bytes }
    return "\(PlainText.count(items.count, "file")), \(PlainText.size(bytes))"
  }

  /// The folders that the keys lie in, which are the partitions where the files are in such.
  private func folders(of upload: UploadPlan) -> [String] {
    var order: [String] = []
    var items: [String: [UploadPlan.Item]] = [:]
    for item in upload.items {
      let folder = ObjectKey.commonFolder(of: [item.key])
      if items[folder] == nil { order.append(folder) }
      items[folder, default: []].append(item)
    }
    guard order.count > 1 || order.first?.contains("=") == true else { return [] }
    let lines = order.prefix(Self.most).map { "  \($0)  \(sizes(of: items[$0] ?? []))" }
    let more = order.count - Self.most
    return lines + (more > 0 ? ["  and \(PlainText.count(more, "folder")) more"] : [])
  }

  private var leftOutLines: [String] {
    guard !leftOut.isEmpty else { return [] }
    let lines = leftOut.prefix(Self.most).map { file in
      "  \(file.path)\(file.isFolder ? "/" : ""): \(file.reason)"
    }
    let more = leftOut.count - Self.most
    let title = "left out: \(PlainText.count(leftOut.count, "entry", plural: "entries"))"
    return [title] + lines + (more > 0 ? ["  and \(PlainText.grouped(more)) more"] : [])
  }

  private var total: String {
    let items = uploads.flatMap(\.items)
    let cost = price.map { "; about \($0.cost(of: requests)) at \($0.words)" } ?? ""
    return "to send: \(sizes(of: items)), \(PlainText.count(requests, "request"))\(cost)"
  }
}

/// What a thousand requests that write cost, as somebody said.
public struct RequestPrice: Equatable, Sendable {
  /// Millionths of a dollar for a thousand requests.
  private let millionths: Int
  /// As it was written.
  private let text: String

  /// Reads dollars, such as `0.005`; nothing where the text is no such number.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = parts.first, (1...4).contains(whole.count),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      parts.count == 1 || (1...6).contains(parts[1].count), let dollars = Int(whole)
    else { return nil }
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    let padded = fraction + String(repeating: "0", count: 6 - fraction.count)
    millionths = dollars * 1_000_000 + (Int(padded) ?? 0)
    self.text = text
  }

  var words: String { "$\(text) for 1,000 requests, as you said" }

  /// Rounded up to a cent.
  func cost(of requests: Int) -> String {
    let cents = (requests * millionths / 1000 + 9999) / 10_000
    let rest = cents % 100
    return "$\(PlainText.grouped(cents / 100)).\(rest < 10 ? "0" : "")\(rest)"
  }
}
