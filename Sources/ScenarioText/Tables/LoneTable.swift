extension Table {
  /// The declared table of a file that no scenario names; what is wrong is reported, and then it is nil.
  ///
  /// Other columns than those declared are refused.
  public static func read(
    file: String, _ declaration: TableDeclaration, diagnostics: Diagnostics
  ) -> Table? {
    do {
      let bytes = try FileBytes.read(file, limit: TableReader.sizeLimit)
      let table = TableReader(
        path: file, bytes: bytes, columns: declaration.columns, otherColumns: .refused,
        diagnostics: diagnostics
      ).read()
      table?.reportRepeatedRows(of: declaration.key, count: nil, to: diagnostics)
      return table
    } catch {
      diagnostics.report(
        error.kind, at: SourcePlace(file: file),
        "the table '\(declaration.name)' cannot be read: \(error.message)")
      return nil
    }
  }

  /// The names of the first line, those of columns that nobody declared included.
  package var header: [(name: String, place: SourcePlace)] {
    var scanner = CSVScanner(bytes, dialect: dialect)
    while let row = scanner.next() {
      guard !row.allSatisfy(\.isEmpty) else { continue }
      let places = CSVPlaces(file: path, bytes: bytes)
      return row.map { (cellText($0, in: bytes), places.place(of: $0)) }
    }
    return []
  }
}
