/// What may be typed in a cell, and what Excel says of it.
struct CellEntry: Equatable {
  enum Rule: Equatable {
    case anything
    case whole(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case list([String])
    /// One of the cells of a range.
    case range(String)
  }

  let row: Int
  let column: Int
  let rule: Rule
  /// Shown when the cell is chosen.
  let message: String
  /// Shown when something else is typed.
  let refusal: String
}

#if Excel
  import CXLSXWriter
  import Foundation

  /// Writes what may be typed in one cell.
  struct EntryWriter {
    private let entry: CellEntry

    init(_ entry: CellEntry) { self.entry = entry }

    func write(_ sheet: UnsafeMutablePointer<lxw_worksheet>) -> lxw_error {
      var validation = lxw_data_validation()
      validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
      validation.show_input = UInt8(LXW_VALIDATION_ON.rawValue)
      validation.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
      let message = strdup(SheetText.cut(entry.message, to: 255))
      let refusal = strdup(SheetText.cut(entry.refusal, to: 255))
      let title = strdup("Dit kan hier niet")
      defer { for text in [message, refusal, title] { free(text) } }
      validation.input_message = message
      validation.error_message = refusal
      validation.error_title = title
      return write(&validation, sheet)
    }

    private func write(
      _ validation: inout lxw_data_validation, _ sheet: UnsafeMutablePointer<lxw_worksheet>
    ) -> lxw_error {
      let (row, column) = (lxw_row_t(entry.row), lxw_col_t(entry.column))
      var words: [UnsafeMutablePointer<CChar>?] = []
      defer { for word in words { free(word) } }
      switch entry.rule {
      case .anything: validation.validate = UInt8(LXW_VALIDATION_TYPE_ANY.rawValue)
      case .whole(let range):
        validation.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
        bound(&validation, Double(range.lowerBound), Double(range.upperBound))
      case .number(let range):
        validation.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
        bound(&validation, range.lowerBound, range.upperBound)
      case .list(let list):
        validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
        words = list.map { strdup($0) } + [nil]
        return words.withUnsafeMutableBufferPointer { pointers in
          validation.value_list = pointers.baseAddress
          return worksheet_data_validation_cell(sheet, row, column, &validation)
        }
      case .range(let range):
        validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
        words = [strdup("=" + range)]
        validation.value_formula = words[0]
      }
      return worksheet_data_validation_cell(sheet, row, column, &validation)
    }

    private func bound(_ validation: inout lxw_data_validation, _ low: Double, _ high: Double) {
      validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
      validation.minimum_number = low
      validation.maximum_number = high
    }
  }
#endif
