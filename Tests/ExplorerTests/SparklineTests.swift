import Contract
import Inspection
import TestSupport
import Testing

@testable import Explorer

@Suite struct SparklineTests {
  private let signs = " 12345678".map(String.init)

  /// What is known of users whose rows are of these days of 2024, and have a plan or none.
  private func cells(_ rows: [(day: String, plans: [Bool])]) throws -> FilledCells {
    let lines = rows.flatMap { row in
      row.plans.map { "u,\(row.day) 10:00:00,\($0 ? "p" : "")\n" }
    }
    let folder = try ExampleShare.of(["users.csv": "USER_ID,UPDATED_AT,plan\n" + lines.joined()])
    let driver = try Driver(folder)
    driver.press("I")
    return try #require(driver.state.fillings[.users]).cells
  }

  @Test func isHighestOnlyWhereAllAreFilledAndBlankWhereNoRowIs() throws {
    let all = Array(repeating: true, count: 40)
    let cells = try cells([
      ("2024-05-01", all), ("2024-05-02", all.dropLast() + [false]), ("2024-05-03", [false]),
      ("2024-05-05", [true, false]), ("2024-05-06", [true] + all.map { _ in false }),
    ])
    let line = try #require(Sparkline(cells, width: 10))
    #expect(line.filled(2, signs) == "871 52")
    #expect(line.filled(0, signs) == "888 88")
    #expect(line.rows(signs) == "881 18")
    #expect(line.legend(arrow: ">") == "2024-05-01 > 2024-05-06, a day a column")
  }

  @Test func joinsDaysWhereThereAreMoreThanColumns() throws {
    let days = (10...29).map { (day: "2024-05-\($0)", plans: [$0 < 20, $0 < 25]) }
    let line = try #require(Sparkline(try cells(days), width: 7))
    #expect(line.step == 3 && line.filled(2, signs) == "8886511")
    #expect(line.rows(signs).count == 7)
    #expect(line.legend(arrow: ">") == "2024-05-10 > 2024-05-29, 3 days a column")
  }

  @Test func leavesOutFewRowsThatAreFarAway() throws {
    let usual = (10...29).map {
      (day: "2024-05-\($0)", plans: Array(repeating: true, count: 100))
    }
    let odd = [(day: "1970-01-01", plans: [true, true]), (day: "2099-01-01", plans: [true])]
    let line = try #require(Sparkline(try cells(usual + odd), width: 20))
    #expect(line.outside == 3 && line.step == 1)
    #expect(line.rows(signs) == String(repeating: "8", count: 20))
  }

  @Test func isNothingForOneDay() throws {
    #expect(Sparkline(try cells([("2024-05-01", [true, false])]), width: 10) == nil)
    #expect(Sparkline(try cells([("soon", [true])]), width: 10) == nil)
  }
}
