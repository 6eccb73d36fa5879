import CBuildOrigin

/// The version of the program, which the command line shows and every manifest records.
public enum Version {
  /// Semantic version; the scenario format has a version of its own.
  public static let current = "0.1.0"

  /// The commit that the program was built from, as git writes it in full; nil where that is not known, or
  /// where files were other than in the commit. Manifests leave it out then.
  public static var commit: String? {
    let text = String(cString: wijkraming_commit())
    return text.isEmpty ? nil : text
  }
}
