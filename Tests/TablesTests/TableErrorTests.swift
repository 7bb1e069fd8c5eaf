import Testing

@testable import Tables

@Suite struct TableErrorTests {
  @Test func everyKindSaysWhatIsWrong() {
    let reasons: [(TableError.Kind, String)] = [
      (.notFound, "no such file or folder"),
      (.unreadable("permission denied"), "permission denied"),
      (.empty, "the file is empty"),
      (.unsupported(.orc), "an ORC file, a type that is not read"),
      (
        .missingLibrary(.parquet, "why"),
        "a Parquet file, for which Apache Arrow is needed, and it is not here (why); run "
          + "Scripts/install-parquet where Slipway was built, or give the path of "
          + "libslipway-parquet in SLIPWAY_PARQUET"
      ),
      (.encrypted(.parquet), "a Parquet file that is encrypted; write it without encryption"),
      (.damaged(.parquet, "why"), "a Parquet file that is damaged: why"),
      (.beyondReach(.parquet, "why"), "a Parquet file that cannot be read: why"),
      (.binary(offset: 9), "binary data, no text (a NUL byte at offset 9)"),
      (
        .recordTooLong(offset: 7),
        "a record of more than 16 MiB at offset 7; is it a table, with a line end after each row?"
      ),
      (.changed, "the file changed while it was read; run again when nothing writes to it"),
    ]
    for (kind, reason) in reasons {
      #expect(TableError(kind, path: "x").reason == reason)
    }
  }
}
