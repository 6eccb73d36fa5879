import Scenarios
import Spreadsheet

/// A cell of a workbook that was read: `Contracten!C7`.
public struct CellPlace: Hashable, Sendable, CustomStringConvertible {
  public let sheet: String
  public let address: CellAddress

  public var description: String { "\(sheet)!\(address)" }
}

/// What a planner filled in, cell by cell.
public struct FilledForm {
  public enum Value: Equatable, Sendable {
    case text(String)
    case number(Double)
  }

  /// The workbook, for messages.
  let path: String
  /// Without empty cells.
  let values: [AnswerKey: Value]
  /// Of every cell of the form, empty ones as well.
  let places: [AnswerKey: CellPlace]
  /// Sheets that are none of the form's, and were not read.
  let unreadSheets: [String]

  func text(_ block: String, _ row: String, _ column: String) -> String? {
    if case .text(let text) = values[AnswerKey(block, row, column)] { text } else { nil }
  }

  func number(_ block: String, _ row: String, _ column: String) -> Double? {
    if case .number(let number) = values[AnswerKey(block, row, column)] { number } else { nil }
  }

  func place(_ block: String, _ row: String, _ column: String) -> CellPlace? {
    places[AnswerKey(block, row, column)]
  }

  func isFilled(_ block: String, _ row: String, _ column: String) -> Bool {
    values[AnswerKey(block, row, column)] != nil
  }
}

/// Collects what is wrong in a workbook, in the order in which its cells are read.
final class FormFaults {
  private static let limit = 200

  let path: String
  private var errors: [ScenarioError] = []
  private var uncollected = 0
  /// What deserves a look and may be right.
  private(set) var warnings: [ScenarioError] = []

  init(path: String) { self.path = path }

  /// Adds a fault of a cell, a sheet (by its name), or the workbook as a whole.
  func report(_ place: CellPlace?, _ message: String) {
    report(at: place?.description, message)
  }

  func report(at place: String?, _ message: String) {
    guard errors.count < Self.limit else {
      uncollected += 1
      return
    }
    let file = InertText.line(place.map { "\(path):\($0)" } ?? path)
    errors.append(ScenarioError(.badData, at: SourcePlace(file: file), message))
  }

  func warn(_ place: CellPlace?, _ message: String) {
    guard warnings.count < Self.limit else { return }
    let file = InertText.line(place.map { "\(path):\($0)" } ?? path)
    warnings.append(ScenarioError(.badData, at: SourcePlace(file: file), message))
  }

  func report(_ error: SpreadsheetError) { report(at: error.place, error.message) }

  var isEmpty: Bool { errors.isEmpty }

  func throwIfAny() throws(ScenarioErrors) {
    if !errors.isEmpty { throw ScenarioErrors(errors, uncollected: uncollected) }
  }
}
