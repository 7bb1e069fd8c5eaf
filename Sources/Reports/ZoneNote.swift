import Inspection

extension Inspection {
  /// How times are read, where the user said so.
  public var zoneNote: String? {
    share.settings.zone.map { "times without a zone are read as \($0.name)" }
  }

  /// The zone of times that name none, for programs.
  var zoneJSON: JSONValue { .optional(share.settings.zone?.name) }
}
