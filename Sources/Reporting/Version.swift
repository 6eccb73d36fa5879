/// The version of the program, which the command line shows and every manifest records.
public enum Version {
  /// Semantic version; the scenario format has a version of its own.
  public static let current = "0.1.0"
}
