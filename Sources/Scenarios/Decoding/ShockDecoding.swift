import DemandModel
import NumericKernels
import SociaalDomein

extension ScenarioDecoder {
  /// Shocks over time; without the section there are none.
  func decodeShocks(isProbability: Bool) -> ShockModel {
    guard let section = root.optionalSection("schokken") else {
      return .none
    }
    let entries = section.optionalSection("groepen")?.entries() ?? []
    let groups = entries.map { key, group -> ShockModel.Group in
      let target: ShockTarget = group.choice("op")
      if isProbability, case .transition = target.target {
        group.report(
          "op",
          "a shock has no upper bound and cannot act on probabilities per step; allowed here: "
            + "instroom, prijs")
      }
      return ShockModel.Group(key: key, target: target.target, sd: group.parameter(.sd))
    }
    let correlation = pairs(section.optionalSection("correlatie"), of: groups.map(\.key))
    let wijkSection = section.optionalSection("wijken")
    return ShockModel(
      groups: groups, correlation: factor(correlation, groups.map(\.key), section, "correlatie"),
      wijkSD: wijkSection.map { $0.parameter(.sd) },
      wijkCorrelation: wijkSection.map { wijkFactor($0) } ?? .empty,
      rho: section.parameter(.rho))
  }

  private func factor(
    _ matrix: Matrix, _ names: [String], _ section: Section, _ key: String
  ) -> Matrix {
    guard matrix.rows > 0 else { return matrix }
    do { return try CorrelatedDraws(matrix).factor.lower } catch {
      section.report(key, contradiction(error, names))
      return .identity(matrix.rows)
    }
  }

  /// Where every wijk lies.
  private func wijkPlaces(_ places: Section) -> [(Double, Double)] {
    let given = places.entries()
    let unknown = given.filter { !wijkKeys.contains($0.key) }
    for (key, place) in unknown {
      place.allow(place.content.map(\.key))
      places.report(
        key,
        "'\(key)' is no wijk; allowed: \(wijkKeys.joined(separator: ", "))"
          + NearestName(among: wijkKeys).suggestion(for: key))
    }
    return wijkKeys.map { wijk in
      guard let place = given.first(where: { $0.key == wijk })?.section else {
        if unknown.isEmpty {
          places.report(wijk, "wijk '\(wijk)' has no place; add x and y")
        }
        return (0, 0)
      }
      return (fixed(place, .coordinaat), fixed(place, .coordinaatY))
    }
  }

  /// Correlation between wijken: a matrix, or exp(-distance / scale) from places.
  private func wijkFactor(_ section: Section) -> Matrix {
    if let places = section.optionalSection("plaatsen") {
      let read = sound { (scale: fixed(section, .afstandsmaat), points: wijkPlaces(places)) }
      guard let (scale, points) = read else { return .identity(wijken.count) }
      var matrix = Matrix.identity(wijken.count)
      for a in wijken.indices {
        for b in wijken.indices where a != b {
          let x = points[a].0 - points[b].0
          let y = points[a].1 - points[b].1
          matrix[a, b] = Elementary.exp(-(x * x + y * y).squareRoot() / scale)
        }
      }
      return factor(matrix, wijkKeys, section, "plaatsen")
    }
    return factor(
      pairs(section.optionalSection("correlatie"), of: wijkKeys), wijkKeys, section, "correlatie")
  }
}
