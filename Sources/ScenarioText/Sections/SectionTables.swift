extension Section {
  /// The CSV table that a key names; its path counts from the folder of the scenario file.
  ///
  /// Nil when the file does not have the key, and when the table cannot be read, which is then
  /// reported: a file that is not there as `noInput` at the key, everything else at its line and
  /// column in the table.
  public func table(
    _ key: String, columns: [TableColumn], otherColumns: OtherColumns = .refused
  ) -> Table? {
    guard let entry = lookup(key), let written = scalar(entry, "the path of a CSV file") else {
      return nil
    }
    return table(
      written, at: entry, columns: columns, otherColumns: otherColumns
    ) { fault, path in
      "the table '\(written)' of '\(keyPath(key))' cannot be read: \(fault) (looked for \(path))"
    }
  }

  /// The table of a path written in an entry; `complaint` says that it cannot be read, from why and
  /// where it was looked for.
  package func table(
    _ written: String, at entry: YAMLEntry, columns: [TableColumn], otherColumns: OtherColumns,
    complaint: (_ fault: String, _ path: String) -> String
  ) -> Table? {
    let path = context.folders.opened(written, at: entry.place)
    do {
      let bytes = try FileBytes.read(path, limit: TableReader.sizeLimit)
      let reader = TableReader(
        path: path, bytes: bytes, columns: columns, otherColumns: otherColumns,
        diagnostics: context.diagnostics)
      guard let table = reader.read() else { return nil }
      for input in context.folders.inputs(written, at: entry.place, opened: path, bytes) {
        context.note(input)
      }
      context.note(
        ReadTable(
          path: context.folders.written(written, at: entry.place), bytes: bytes,
          rows: table.rows.count, dialect: table.dialect))
      return table
    } catch {
      context.diagnostics.report(
        error.kind, at: entry.value.place, complaint(error.message, path))
      return nil
    }
  }

  /// The declared table that a key names; rows that stand in it twice are reported.
  public func table(_ key: String, _ declaration: TableDeclaration) -> Table? {
    _ = declared(key) { $0.isTable(declaration.name) }
    guard let table = table(key, columns: declaration.columns, otherColumns: .ignored) else {
      return nil
    }
    table.reportRepeatedRows(of: declaration, to: context.diagnostics)
    return table
  }
}
