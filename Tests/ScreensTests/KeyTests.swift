import Screens
import Testing

@Suite struct KeyTests {
  @Test(
    arguments: [
      ("g", .character("g")), ("G", .character("G")), ("space", .character(" ")),
      ("ctrl-d", .control("d")), ("enter", .enter), ("escape", .escape), ("shift-tab", .backTab),
      ("pagedown", .pageDown), ("f1", .function(1)), ("f12", .function(12)), ("f", .character("f")),
      ("-", .character("-")), ("é", .character("é")), ("ctrl-space", .control(" ")),
    ] as [(String, Key)])
  func namesAreReadAndWritten(name: String, key: Key) {
    #expect(Key(name: name) == key)
    #expect(key.name == name)
  }

  @Test(arguments: ["", "nothing", "ctrl-", "ctrl-ab", "f0", "f99", "f01", " ", "\n"])
  func otherNamesAreNoKeys(name: String) {
    #expect(Key(name: name) == nil)
  }
}
