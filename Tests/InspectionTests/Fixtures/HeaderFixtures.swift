extension RuleFixture {
  /// Headers.
  static let headers: [RuleFixture] = [
    RuleFixture(
      "warning head.blank users.column 3 1/1",
      broken: users("«USER_ID,UPDATED_AT,,plan", "1"),
      clean: users("USER_ID,UPDATED_AT,a,plan", "1")),
    RuleFixture(
      "error head.duplicate users.plan 1/1",
      broken: users("«USER_ID,UPDATED_AT,plan,PLAN", "1"),
      clean: users("USER_ID,UPDATED_AT,plan,plan2", "1")),
    RuleFixture(
      "error head.duplicate users.USER_ID 1/1",
      broken: users("«USER_ID,UPDATED_AT,user_id,x", "1"),
      clean: users("USER_ID,UPDATED_AT,user,x", "1")),
    RuleFixture(
      "warning head.whitespace users. plan 1/1",
      broken: users("«USER_ID,UPDATED_AT, plan,x", "1"),
      clean: users("USER_ID,UPDATED_AT,plan,x", "1")),
    RuleFixture(
      "warning head.whitespace users.'plan' 1/1",
      broken: users("«USER_ID,UPDATED_AT,'plan',x", "1"),
      clean: users("USER_ID,UPDATED_AT,\"plan\",x", "1")),
    RuleFixture(
      "warning head.control users.pl\u{200b}an 1/1",
      broken: users("«USER_ID,UPDATED_AT,pl\u{200b}an,x", "1"),
      clean: users("USER_ID,UPDATED_AT,plän,x", "1")),
    RuleFixture(
      "warning head.drift users 2/2",
      broken: [
        "users/a.csv": users("USER_ID,UPDATED_AT,plan,x", "1")["users.csv"] ?? "",
        "users/b.csv": users("«USER_ID,UPDATED_AT,plan,y", "2")["users.csv"] ?? "",
        "users/c.csv": users("USER_ID,UPDATED_AT,plan,x", "3")["users.csv"] ?? "",
        "users/d.csv": users("«USER_ID,UPDATED_AT,plan", "4")["users.csv"]?.replacing(
          ",c", with: "")
          ?? "",
      ],
      clean: [
        "users/a.csv": users("USER_ID,UPDATED_AT,plan,x", "1")["users.csv"] ?? "",
        "users/b.csv": users("USER_ID,UPDATED_AT,plan,x", "2")["users.csv"] ?? "",
      ]),
    RuleFixture(
      "info head.drift users 1/1",
      broken: [
        "users/a.csv": users("USER_ID,UPDATED_AT,plan,x", "1")["users.csv"] ?? "",
        "users/b.csv": users("«USER_ID,UPDATED_AT,x,plan", "2")["users.csv"] ?? "",
      ],
      clean: [
        "users/a.csv": users("USER_ID,UPDATED_AT,plan,x", "1")["users.csv"] ?? "",
        "users/b.csv": users("USER_ID,UPDATED_AT,plan,x", "2")["users.csv"] ?? "",
      ]),
  ]

  /// A table of one user under a header of four columns.
  private static func users(_ header: String, _ id: String) -> Files {
    ["users.csv": ShareOnDisk.table(header, ["u\(id),2024-02-01 00:00:00,b,c"])]
  }
}
