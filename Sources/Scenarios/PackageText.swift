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
}
