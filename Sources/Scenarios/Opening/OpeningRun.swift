import Foundation

/// The folder of the run that a scenario opens with.
extension Section {
  /// The declared table in the folder of a run that a key names, under the name that runs give it.
  ///
  /// - Parameter remedy: how such a run is made.
  func runTable(_ key: String, _ declaration: TableDeclaration, remedy: String) -> Table? {
    _ = declared(key) { if case .run(declaration) = $0 { true } else { false } }
    guard let entry = lookup(key), let folder = scalar(entry, "the path of the folder of a run")
    else { return nil }
    let path = context.folders.opened(folder, at: entry.place)
    if let fault = FileBytes.faultOfFolder(
      path, remedy: remedy, otherwise: "write 'tabel' in place of 'run'")
    {
      context.diagnostics.report(
        .noInput, at: entry.value.place,
        "the run '\(folder)' of '\(keyPath(key))' cannot be read: \(fault) (looked "
          + "for \(path))")
      return nil
    }
    let written = (folder.hasSuffix("/") ? folder : folder + "/") + TableDeclaration.runFile
    let read = table(written, at: entry, columns: declaration.columns, otherColumns: .ignored) {
      fault, path in
      "the run '\(folder)' of '\(keyPath(key))' has no \(TableDeclaration.runFile) to read: \(fault); "
        + "\(remedy) (looked for \(path))"
    }
    read?.reportRepeatedRows(of: declaration, to: context.diagnostics)
    return read
  }

  /// The seed of the run in a folder that a key names; nil where its manifest does not say.
  func runSeed(_ key: String) -> Int? {
    guard let entry = lookup(key), case .scalar(let folder, _) = entry.value.content else {
      return nil
    }
    let path = context.folders.opened(folder, at: entry.place) + "/manifest.json"
    guard let bytes = try? FileBytes.read(path, limit: 10_000_000),
      let json = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    else { return nil }
    return json["seed"] as? Int
  }
}
