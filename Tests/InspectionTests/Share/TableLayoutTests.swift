import Contract
import Testing

@testable import Inspection

@Suite struct TableLayoutTests {
  private func layout(_ headers: [String]) throws -> TableLayout {
    let files = headers.enumerated().map { ("users-\($0).csv", $1 + "\n") }
    let share = try ShareOnDisk(Dictionary(uniqueKeysWithValues: files)).open()
    return try #require(share.tables.first).layout
  }

  @Test func columnsOfAllFilesAreJoinedByName() throws {
    let layout = try layout(["plan,USER_ID,UPDATED_AT", "user_id,country,UPDATED_AT,plan"])
    #expect(layout.columns.map(\.name) == ["plan", "USER_ID", "UPDATED_AT", "country"])
    #expect(layout.files[0].columnOfCell == [0, 1, 2])
    #expect(layout.files[1].columnOfCell == [1, 3, 2, 0])
    #expect(layout.files[0].cellOfColumn == [0, 1, 2, nil])
    #expect(layout.files[1].cellOfColumn == [3, 0, 2, 1])
    #expect(layout.columns.map { $0.contract?.name } == [nil, "USER_ID", "UPDATED_AT", nil])
    #expect(layout.position(of: "country") == 3)
    #expect(layout.files[0].cell(named: "country") == nil)
    let key = try #require(layout.contract.column("USER_ID"))
    #expect(layout.files.map { $0.sourceName(of: key) } == ["USER_ID", "user_id"])
  }

  @Test func namesThatComeTwiceOrNotAtAllAreToldApart() throws {
    let layout = try layout(["USER_ID,UPDATED_AT,plan,,plan,USER_ID,"])
    #expect(
      layout.columns.map(\.name) == [
        "USER_ID", "UPDATED_AT", "plan", "column 4", "plan (2)", "USER_ID (2)", "column 7",
      ])
    #expect(layout.columns[5].contract == nil, "the first one is the guide's")
  }

  @Test func namesThatAreMadeUpMayStandInTheHeaderAlready() throws {
    let layout = try layout(["USER_ID,UPDATED_AT,plan,plan,plan (2)"])
    #expect(
      layout.columns.map(\.name)
        == ["USER_ID", "UPDATED_AT", "plan", "plan (2)", "plan (2) (2)"])
    #expect(layout.files[0].columnOfCell == [0, 1, 2, 3, 4])
  }

  @Test func theUsersRenameOutweighsTheVeryName() throws {
    var settings = ShareSettings()
    settings.renames = ["uid": "USER_ID"]
    let share = try ShareOnDisk(["users.csv": "USER_ID,uid,UPDATED_AT\n"]).open(settings: settings)
    let layout = try #require(share.tables.first).layout
    #expect(layout.columns.map(\.name) == ["USER_ID (2)", "USER_ID", "UPDATED_AT"])
    #expect(layout.columns[1].contract?.name == "USER_ID")
    #expect(layout.files[0].cell(named: "USER_ID") == 1)
  }
}
