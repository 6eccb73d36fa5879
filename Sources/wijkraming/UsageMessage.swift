/// What is wrong with a command line, as a person can read it.
enum UsageMessage {
  private static let lineLimit = 1_000
  private static let kept = 300

  /// The message without the middle of its long lines, which repeat an argument.
  static func shortened(_ message: String) -> String {
    message.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.utf8.count > lineLimit, line.count > 2 * kept else { return String(line) }
      return line.prefix(kept) + " ... " + line.suffix(kept)
    }.joined(separator: "\n")
  }
}
