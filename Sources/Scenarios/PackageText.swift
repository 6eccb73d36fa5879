internal import CScenarioTexts

/// The files that come within the program: funding systems, and the scenario to start from.
enum PackageText {
  /// The file of this name, which is one of those in `Systems` and `Template`.
  static func bytes(_ name: String) -> [UInt8] {
    guard let text = scenario_text(name)?.pointee else {
      preconditionFailure("'\(name)' does not come with the program")
    }
    return Array(UnsafeBufferPointer(start: text.bytes, count: text.count))
  }

  /// The names of the files of a folder without their ending, in their order.
  static func names(in folder: String) -> [String] {
    (0..<scenario_text_count()).map { scenario_text_at($0).pointee }
      .filter { String(cString: $0.folder) == folder }
      .map { String(String(cString: $0.name).prefix { $0 != "." }) }
  }
}
