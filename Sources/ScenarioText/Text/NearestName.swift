/// The known name that a mistyped one most resembles.
///
/// Distance: Damerau-Levenshtein in its restricted form (insertion, deletion, substitution, swap
/// of two neighbours), on lower case. A name farther than about a third of the typed length is no
/// suggestion.
public struct NearestName {
  let candidates: [String]

  public init(among candidates: [String]) { self.candidates = candidates }

  /// The nearest candidate, on a tie the first; nil when none is near.
  package func to(_ name: String) -> String? {
    let typed = Array(name.lowercased().unicodeScalars)
    guard !typed.isEmpty, typed.count <= 64 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
      let known = Array(candidate.lowercased().unicodeScalars)
      let limit = max(1, (max(typed.count, known.count) + 1) / 3)
      guard known.count <= 64, abs(known.count - typed.count) <= limit else { continue }
      let distance = Self.distance(typed, known, limit: min(limit, best?.distance ?? limit))
      if distance <= limit, distance < min(typed.count, known.count) || distance == 0,
        distance < best?.distance ?? .max
      {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  /// `; did you mean 'x'?`, or nothing.
  public func suggestion(for name: String) -> String {
    to(name).map { "; did you mean '\($0)'?" } ?? ""
  }

  /// The distance, or a number above `limit` where it is more than that.
  package static func distance(
    _ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int = .max
  ) -> Int {
    var beforePrevious = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in 0..<a.count {
      var current = [Int](repeating: i + 1, count: b.count + 1)
      for j in 0..<b.count {
        let substituted = previous[j] + (a[i] == b[j] ? 0 : 1)
        current[j + 1] = min(previous[j + 1] + 1, current[j] + 1, substituted)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          current[j + 1] = min(current[j + 1], beforePrevious[j - 1] + 1)
        }
      }
      beforePrevious = previous
      previous = current
      // Nothing below can be less than the least of two rows, a swap costs one.
      let least = min(previous.min() ?? 0, (beforePrevious.min() ?? 0) + 1)
      if least > limit { return least }
    }
    return previous[b.count]
  }
}

/// The names of a list for in a message: at most twelve, then how many more.
package func listed(_ names: [String], limit: Int = 12) -> String {
  if names.isEmpty { return "none" }
  let shown = names.prefix(limit).joined(separator: ", ")
  return names.count <= limit ? shown : "\(shown) and \(names.count - limit) more"
}
