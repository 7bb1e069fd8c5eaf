// swift-tools-version: 6.2

import PackageDescription

let swift: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]
let c: [CSetting] = [
  .enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error),
]

/// A Swift target and the ones below it that it may import.
func layer(_ name: String, _ below: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: below, swiftSettings: swift)
}

/// The tests of one target, in the folder of the same name; `files` are folders that tests read.
func tests(_ name: String, _ below: [Target.Dependency], files: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: below + ["TestSupport"], exclude: files,
    swiftSettings: swift)
}

let package = Package(
  name: "slipway",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "slipway", targets: ["slipway"])],
  targets: [
    // MARK: - C, each behind a header of our own
    .target(name: "CKernels", cSettings: c),
    .target(name: "CFormats", cSettings: c, linkerSettings: [.linkedLibrary("simdjson")]),
    // Where iconv is a library of its own, it comes with the system.
    .target(
      name: "CEncodings", cSettings: c,
      linkerSettings: [
        .linkedLibrary("uchardet"), .linkedLibrary("iconv", .when(platforms: [.macOS])),
      ]),
    // Where ISA-L is absent its flags are too, and zlib decodes what it would.
    .systemLibrary(
      name: "CISAL", pkgConfig: "libisal",
      providers: [.apt(["libisal-dev"]), .brew(["isa-l"])]),
    .target(
      name: "CCompression", dependencies: ["CISAL"], cSettings: c,
      linkerSettings: [
        .linkedLibrary("z"), .linkedLibrary("archive", .when(platforms: [.macOS])),
      ]),
    .target(
      name: "CAvro", dependencies: ["CFormats", "CCompression"], cSettings: c,
      linkerSettings: [
        .linkedLibrary("avro"), .linkedLibrary("simdjson"), .linkedLibrary("isal"),
        .linkedLibrary("snappy"),
      ]),
    .target(
      name: "CTerminal",
      cSettings: c + [.define("_XOPEN_SOURCE_EXTENDED"), .define("NCURSES_WIDECHAR", to: "1")],
      linkerSettings: [.linkedLibrary("ncursesw")]),
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8",
      providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
    .target(name: "CPattern", dependencies: ["CPCRE2"], cSettings: c),
    .systemLibrary(
      name: "CUTF8Proc", providers: [.apt(["libutf8proc-dev"]), .brew(["utf8proc"])]),
    .systemLibrary(name: "CSodium", providers: [.apt(["libsodium-dev"]), .brew(["libsodium"])]),

    // The C library's own, which Swift's module of it leaves out.
    .systemLibrary(name: "CGetopt"),

    // MARK: - Swift, arrows downward only
    layer("Contract"),
    layer("Tables", ["CKernels", "CFormats", "CEncodings", "CCompression", "CAvro"]),
    layer("Inspection", ["Contract", "Tables", "CPattern"]),
    layer("Reports", ["Contract", "Tables", "Inspection", "CSodium"]),
    layer("BucketSetup"),
    layer("Samples"),
    layer("Screens", ["CUTF8Proc"]),
    layer("Explorer", ["Contract", "Tables", "Inspection", "Reports", "BucketSetup", "Screens"]),
    layer("Terminal", ["Screens", "CTerminal"]),
    .executableTarget(
      name: "slipway",
      dependencies: [
        "Contract", "Tables", "Inspection", "Reports", "BucketSetup", "Samples", "Screens",
        "Explorer", "Terminal", "CGetopt", "CSodium",
      ],
      swiftSettings: swift),

    // MARK: - Tests mirror the targets
    .systemLibrary(
      name: "CVTerm", path: "Tests/CVTerm", pkgConfig: "vterm",
      providers: [.apt(["libvterm-dev"]), .brew(["libvterm"])]),
    .target(
      name: "CTerminalEmulator", dependencies: ["CVTerm"], path: "Tests/CTerminalEmulator",
      cSettings: c),
    .target(
      name: "TestSupport", dependencies: ["CTerminalEmulator", "Screens"],
      path: "Tests/TestSupport", swiftSettings: swift),
    .systemLibrary(
      name: "CCairo", path: "Tests/CCairo", pkgConfig: "cairo",
      providers: [.apt(["libcairo2-dev"]), .brew(["cairo"])]),
    .executableTarget(
      name: "screenshots", dependencies: ["TestSupport", "Screens", "CCairo"],
      path: "Tests/Screenshots", swiftSettings: swift),
    .executableTarget(
      name: "Benchmarks", dependencies: ["TestSupport", "Screens"], path: "Tests/Benchmarks",
      exclude: ["Native", "Peers", "Results", "prepare"], swiftSettings: swift),
    tests("Benchmarks", ["Benchmarks"]),
    tests("Contract", ["Contract"]),
    tests(
      "Tables", ["Tables", "CKernels", "CFormats", "CEncodings", "CCompression", "CAvro"],
      files: ["Avro/Fixtures", "Parquet/Fixtures", "Parquet/make-fixtures"]),
    tests("Inspection", ["Inspection", "Contract", "Tables", "Reports", "Samples", "CPattern"]),
    tests("Reports", ["Reports", "Inspection", "Contract", "Tables"], files: ["Golden"]),
    tests("BucketSetup", ["BucketSetup"], files: ["Fixtures", "Golden"]),
    tests("Samples", ["Samples"]),
    tests("Screens", ["Screens"], files: ["Screens"]),
    tests(
      "Explorer",
      [
        "Explorer", "Screens", "Inspection", "Contract", "Tables", "Reports", "BucketSetup",
        "Samples",
      ],
      files: ["Screens"]),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["Terminal", "Screens"], path: "Tests/TerminalProbe",
      swiftSettings: swift),
    tests("Terminal", ["Terminal", "Screens", "CTerminal", "TerminalProbe"]),
    tests(
      "EndToEnd", ["slipway", "Screens", "Reports"],
      files: [
        "Golden", "Setup/aws", "Formats/write-formats.py", "Formats/write-exports.py",
        "Formats/write-hostile.py",
      ]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
