import CBuildOrigin

/// The version of the program, which the command line shows and every manifest records.
public enum Version {
  /// Semantic version; the scenario format has a version of its own.
  public static let current = "0.1.0"
}

/// The commit that the program was built from, as a manifest records it: `null` where it is not known, or
/// where files were other than in the commit.
struct BuildCommit: Codable, Sendable, Equatable {
  let hash: String?

  /// That of this program.
  static let current = BuildCommit(hash: String(cString: wijkraming_commit()))

  init(hash: String) { self.hash = hash.isEmpty ? nil : hash }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    hash = container.decodeNil() ? nil : try container.decode(String.self)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let hash { try container.encode(hash) } else { try container.encodeNil() }
  }
}
