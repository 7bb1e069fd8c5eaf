import Foundation
import Screens
import Testing

@Suite struct ThemeTests {
  @Test func everyThemeHasANameOfItsOwn() {
    #expect(Set(Theme.all.map(\.name)).count == Theme.all.count)
    for theme in Theme.all {
      #expect(Theme.named(theme.name) == theme && !theme.help.isEmpty)
    }
    #expect(Theme.named("pink") == nil)
  }

  /// Text of a theme that brings its own background can be read there: 4.5 to 1, as WCAG 2.1 has it.
  @Test(arguments: ["dark", "light"]) func everyRoleStandsOutFromItsBackground(_ name: String)
    throws
  {
    let theme = try #require(Theme.named(name))
    for role in Role.allCases {
      let look = theme.look(role)
      let ratio = contrast(look.foreground?.rgb ?? 0, look.background?.rgb ?? 0)
      #expect(ratio >= 4.5, "\(theme.name) \(role): \(ratio)")
    }
  }

  /// Where there are fewer colours some look alike, but none like its background.
  @Test(arguments: ["dark", "light"], [8, 16, 88, 256, 1 << 24])
  func noRoleVanishes(_ name: String, _ colors: Int) throws {
    let theme = try #require(Theme.named(name))
    for role in Role.allCases {
      let look = theme.look(role)
      let foreground = try #require(look.foreground?.number(among: colors))
      let background = try #require(look.background?.number(among: colors))
      #expect(foreground != background, "\(theme.name) \(role)")
      let isNumber = (0..<max(colors, 1)).contains(foreground)
      #expect(isNumber && (0..<max(colors, 1)).contains(background))
    }
  }

  @Test func theTerminalsOwnColoursAreTheFirstEightEverywhere() {
    for colors in [8, 16, 88, 256, 1 << 24] {
      for role in Role.allCases {
        let look = Theme.standard.look(role)
        #expect(look.background == nil)
        #expect((0..<8).contains(look.foreground?.number(among: colors) ?? 0))
      }
    }
  }

  @Test func withoutColourNothingIsColoured() {
    for role in Role.allCases {
      let look = Theme.mono.look(role)
      #expect(look.foreground == nil && look.background == nil && !look.dim)
    }
    let loud = [Role.error, .warning, .selection].map(Theme.mono.look)
    #expect(!loud.contains(Theme.mono.look(.text)))
    #expect(loud[0] != loud[1] && loud[1] != loud[2] && loud[2] != loud[0])
  }

  private func contrast(_ first: Int, _ second: Int) -> Double {
    let (one, two) = (luminance(first), luminance(second))
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// As WCAG 2.1 defines it.
  private func luminance(_ color: Int) -> Double {
    let parts = [color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF].map { part in
      let value = Double(part) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
