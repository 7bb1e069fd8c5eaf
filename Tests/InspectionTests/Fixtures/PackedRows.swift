import FoundationEssentials

/// Files of packed rows, so small that they can stand here.
enum PackedRows {
  /// The usual user as gzip packs it.
  static let gzippedUsers = base64(
    "H4sIAAAAAAACAwsNdg2K93TRCQXRzkGujiGe/n7xIZ6+rjqhAS6OIa4u8Y4hOgU5iXlcpYY6RgZGJroGhkCk"
      + "YGhgZQBCUDFjFDG3otRULgAXPU/XWwAAAA==")

  /// An event of that user as gzip packs it.
  static let gzippedEvents = base64(
    "H4sIAAAAAAACAwsNdg2K93TRcXR29g/1CwExXcNcgQw/R19XnRBPX9fgEEffAJ3QABfHEFeXeMcQqHxAkH+A"
      + "a1CIp2swV6mhTqKhTn5Bap6OkYGRia6Bsa6BoYKhgZWBpZWBARYxcx0uAJdmy/94AAAA")

  /// The usual user as bzip2 packs it.
  static let bzippedUsers = base64(
    "QlpoOTFBWSZTWYGvw0UAACdfgAAQQAZ8EC8j3gCiBVIAIABUNU0GammEAPTUbQSpojINogDQBz3BkCc6VRUe"
      + "SBWSEcPEPkkTGseIHUVbpR2x7UGhYAqMQ3i8GHMIHKAT9FVc1fYXckU4UJCBr8NF")

  /// The usual user as zstd packs it.
  static let zstandardUsers = base64(
    "KLUv/QRoXQIA5ANVU0VSX0lELENSRUFUSU9OX1RJTUUsVVBEQVRFRF9BVCxwbGFuCnUxLDIwMjQtMDEtMDEg"
      + "MTA6MDNGcmVlCgQA4MjNBKAzuL1c5UtQPg==")

  /// The usual user in a zip archive, as `users.csv`.
  static let zippedUsers = base64(
    "UEsDBBQAAAAIAAAAYVgXPU/XRgAAAFsAAAAJAAAAdXNlcnMuY3N2Cw12DYr3dNEJBdHOQa6OIZ7+fvEhnr6u"
      + "OqEBLo4hri7xjiE6BTmJeVylhjpGBkYmugaGQKRgaGBlAEJQMWMUMbei1FQuAFBLAQIUAxQAAAAIAAAAYVgX"
      + "PU/XRgAAAFsAAAAJAAAAAAAAAAAAAACAAQAAAAB1c2Vycy5jc3ZQSwUGAAAAAAEAAQA3AAAAbQAAAAAA")

  private static func base64(_ text: String) -> [UInt8] {
    guard let data = Data(base64Encoded: text) else { fatalError("no base64: \(text)") }
    return Array(data)
  }
}
