/// How the guide's samples write a time, in the languages in which others read it.
public enum TimeForm {
  /// A time of the guide's sample.
  public static let example = "2022-10-26 07:08:34"
  /// As `strptime` reads it; the language has no way to say that a fraction may follow.
  public static let strptime = "%Y-%m-%d %H:%M:%S"
  /// As Java's `DateTimeFormatter` reads it.
  public static let java = "yyyy-MM-dd HH:mm:ss"
  /// As a regular expression, with up to nine digits of a fraction; it knows no lengths of months.
  public static let pattern =
    "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    + "(\\.[0-9]{1,9})?"
}
