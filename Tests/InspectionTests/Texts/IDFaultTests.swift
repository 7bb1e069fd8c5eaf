import Testing

@testable import Inspection

@Suite struct IDFaultTests {
  @Test(
    arguments: [
      ("ada@example.org", .address), ("a.b+c@x.y.z", .address), ("@ada", nil), ("ada@home", nil),
      ("a@b@c.d", nil), ("a@.org", nil), ("a@b.", nil), ("a b@c.d", .blank),
      ("+4915112345678", .phone), ("+49 151 123-456-78", .phone), ("+1", nil), ("+x", nil),
      ("(555) 123-4567", .phone), ("555-123-4567", .phone), ("555.123.4567", .phone),
      ("12-34-56", nil), ("2024-03-01", nil), ("10.0.0.1", nil), ("(1)", nil),
      ("1298.0", .fraction), ("1298.00", .fraction), ("1298.5", nil), (".0", nil), ("1.", nil),
      ("1.29E+15", .exponent), ("1E+15", .exponent), ("1.5e-7", .exponent), ("1.29e15", .exponent),
      ("1e15", nil), ("e+15", nil), ("1.2.3e+4", nil), ("1e+", nil),
      ("9007199254740992", nil), ("9007199254740993", .tooLong), ("0009007199254740992", nil),
      ("1234567890123456", nil), ("12345678901234567", .tooLong),
      ("ada lovelace", .blank), ("1 2", .blank), ("a\tb", .blank), ("u_1", nil), ("", nil),
      ("-", nil),
    ] as [(String, IDFault?)])
  func faultsOfIDs(_ id: String, _ fault: IDFault?) {
    #expect(Array(id.utf8).withUnsafeBufferPointer { IDFault($0) } == fault)
  }
}
