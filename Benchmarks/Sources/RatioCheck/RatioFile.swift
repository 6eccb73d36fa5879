import Foundation

/// The committed ratios by name, as a JSON file holds them.
public struct RatioFile: Equatable, Sendable {
  public var ratios: [String: CommittedRatio]

  public init(ratios: [String: CommittedRatio] = [:]) { self.ratios = ratios }

  public init(json: Data) throws {
    ratios = try JSONDecoder().decode([String: CommittedRatio].self, from: json)
  }

  /// In the order of the names, so that a rewritten file differs by its numbers only.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return try encoder.encode(ratios) + Data("\n".utf8)
  }
}
