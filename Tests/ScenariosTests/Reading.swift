import Foundation
import SociaalDomein

@testable import ScenarioText
@testable import Scenarios

/// All messages of a scenario text, one a line, as its author would see them.
func messages(_ text: String, _ read: (Section) -> Void = { _ in }) -> String {
  messages(Array(text.utf8), read)
}

func messages(_ bytes: [UInt8], _ read: (Section) -> Void = { _ in }) -> String {
  let diagnostics = Diagnostics()
  let section = Section.parse(bytes, file: "s.yaml", diagnostics: diagnostics)
  read(section)
  section.finish()
  return diagnostics.errors.map(\.description).joined(separator: "\n")
}

/// A valid scenario text as a section.
func parsed(_ text: String, _ declaration: SectionDeclaration? = nil) -> Section {
  Section.parse(
    Array(text.utf8), file: "s.yaml", declaration: declaration, diagnostics: Diagnostics())
}

/// A folder that is gone after the test.
func withFolder<T>(_ files: [String: String], _ body: (String) throws -> T) throws -> T {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, content) in files {
    try Data(content.utf8).write(to: folder.appendingPathComponent(name))
  }
  return try body(folder.path)
}

extension ParameterDeclaration {
  static let tarief = ParameterDeclaration(
    "tarief", unit: .eurosPerUnit, help: "price of one unit")
  static let kans = ParameterDeclaration(
    "kans", unit: .share, range: 0...1, defaultValue: 0.125, help: "share that accepts")
  static let duur = ParameterDeclaration(
    "duur", unit: .months, aboveLowerBound: true, help: "mean time in care")
}
