#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// The tag that S3 gives a file's content: its MD5, or that of the MD5s of its parts.
///
/// MD5 comes from the OpenSSL of the system, opened when first needed, since the AWS CLI's Python
/// brings it along; where there is none, or it refuses MD5, files are compared by size alone.
enum ContentDigest {
  /// The tag of a file sent whole, or in parts of a size; nothing where it is not to be had.
  static func tag(of path: String, partSize: Int?) -> String? {
    guard let library = Library.shared else { return nil }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    guard let partSize else {
      return library.digest { more in read(file, from: 0, upTo: .max, more) }.map(text)
    }
    var digests: [UInt8] = []
    var parts = 0
    var start = 0
    while let part = library.digest({ more in read(file, from: start, upTo: partSize, more) }) {
      // A part without a byte is the end.
      if lseek(file, 0, SEEK_END) <= start { break }
      digests += part
      parts += 1
      start += partSize
    }
    let whole = digests
    return library.digest { more in whole.withUnsafeBytes { more($0) } }.map {
      "\(text($0))-\(parts)"
    }
  }

  private static func text(_ digest: [UInt8]) -> String {
    digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Reads a part piece by piece; false where it cannot be read.
  private static func read(
    _ file: Int32, from start: Int, upTo most: Int, _ more: (UnsafeRawBufferPointer) -> Bool
  ) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var done = 0
    while done < most, Interruption.signal == nil {
      let count = pread(file, &buffer, min(buffer.count, most - done), off_t(start + done))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return false }
      if count == 0 { return true }
      guard buffer.withUnsafeBytes({ more(.init(rebasing: $0[..<count])) }) else { return false }
      done += count
    }
    return Interruption.signal == nil
  }
}

/// What is needed of libcrypto (OpenSSL 3, `EVP_DigestInit`).
private struct Library: @unchecked Sendable {
  typealias New = @convention(c) () -> OpaquePointer?
  typealias Free = @convention(c) (OpaquePointer?) -> Void
  typealias Begin =
    @convention(c) (OpaquePointer?, OpaquePointer?, OpaquePointer?) -> Int32
  typealias Update = @convention(c) (OpaquePointer?, UnsafeRawPointer?, Int) -> Int32
  typealias End =
    @convention(c) (OpaquePointer?, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<UInt32>?) ->
    Int32

  static let shared = Library()

  private let new: New
  private let free: Free
  private let begin: Begin
  private let update: Update
  private let end: End
  private let md5: OpaquePointer

  private init?() {
    guard let handle = dlopen("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL),
      let new = dlsym(handle, "EVP_MD_CTX_new"), let free = dlsym(handle, "EVP_MD_CTX_free"),
      let begin = dlsym(handle, "EVP_DigestInit_ex"),
      let update = dlsym(handle, "EVP_DigestUpdate"),
      let end = dlsym(handle, "EVP_DigestFinal_ex"), let algorithm = dlsym(handle, "EVP_md5"),
      let md5 = unsafeBitCast(algorithm, to: New.self)()
    else { return nil }
    self.new = unsafeBitCast(new, to: New.self)
    self.free = unsafeBitCast(free, to: Free.self)
    self.begin = unsafeBitCast(begin, to: Begin.self)
    self.update = unsafeBitCast(update, to: Update.self)
    self.end = unsafeBitCast(end, to: End.self)
    self.md5 = md5
  }

  /// The digest of what is fed; nothing where that fails.
  func digest(_ feed: (_ more: (UnsafeRawBufferPointer) -> Bool) -> Bool) -> [UInt8]? {
    let context = new()
    defer { free(context) }
    guard context != nil, begin(context, md5, nil) == 1,
      feed({ update(context, $0.baseAddress, $0.count) == 1 })
    else { return nil }
    var digest = [UInt8](repeating: 0, count: 64)
    var count: UInt32 = 0
    guard end(context, &digest, &count) == 1 else { return nil }
    return Array(digest.prefix(Int(count)))
  }
}
