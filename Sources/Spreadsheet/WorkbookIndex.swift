/// The sheets of a workbook, by the names of the parts that hold them.
final class WorkbookIndex: PartListener {
  private(set) var sheets: [(name: String, relation: String)] = []

  func start(_ name: String, _ attributes: [String: String]) throws(SpreadsheetError) {
    guard name == "sheet", let title = attributes["name"],
      let relation = attributes.first(where: { $0.key.hasSuffix(":id") })?.value
    else { return }
    guard sheets.count < 1_000 else {
      throw .file("the workbook has more than 1000 sheets; remove those that are not needed")
    }
    sheets.append((title, relation))
  }

  func text(_ text: String) throws(SpreadsheetError) {}
  func end(_ name: String) throws(SpreadsheetError) {}
}

/// What one part of a workbook says of the others: where they are, by name and by kind.
final class PartRelations: PartListener {
  private(set) var targets: [String: String] = [:]
  private(set) var kinds: [String: String] = [:]
  private let folder: [Substring]

  /// - Parameter folder: of the part that speaks, as `xl`.
  init(in folder: String) { self.folder = folder.split(separator: "/") }

  func start(_ name: String, _ attributes: [String: String]) throws(SpreadsheetError) {
    guard name == "Relationship", attributes["TargetMode"] != "External",
      let id = attributes["Id"], let target = attributes["Target"], targets.count < 10_000
    else { return }
    let path = resolved(target)
    targets[id] = path
    if let kind = attributes["Type"]?.split(separator: "/").last { kinds[String(kind)] = path }
  }

  private func resolved(_ target: String) -> String {
    var parts = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/") {
      switch step {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(step)
      }
    }
    return parts.joined(separator: "/")
  }

  func text(_ text: String) throws(SpreadsheetError) {}
  func end(_ name: String) throws(SpreadsheetError) {}
}
