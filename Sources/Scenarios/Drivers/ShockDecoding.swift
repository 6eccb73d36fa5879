import DemandModel
import NumericKernels
import SociaalDomein

/// Random movement over time.
struct SchokkenKeys: Keys {
  static let keys = SchokkenKeys()

  let rho = Key.number(
    .init(
      "rho", label: "Autocorrelatie van schokken per maand", unit: .factor, range: 0...0.9999,
      defaultValue: 0.9, help: "autocorrelation of shocks over a month"))
  let groepen = Key.named(
    "groepen", "groep", Group.self, help: "shocks of the whole gemeente")
  let correlatie = Key.mapping(
    "correlatie", .pairs("groep"), help: "correlation between the shocks")
  let wijken = Key.mapping("wijken", Wijken.self, help: "shocks of single wijken")

  struct Group: Keys {
    static let keys = Group()

    let op = Key<ShockTarget>.words("op", .required, help: "what the shock moves")
    let sd = Key.number(.sd)
  }

  struct Wijken: Keys {
    static let keys = Wijken()

    let sd = Key.number(.sd)
    let afstandsmaat = Key.fixed(
      .init(
        "afstandsmaat", label: "Afstandsmaat van de correlatie", unit: .factor, range: 0...1e6,
        aboveLowerBound: true,
        help: "distance over which the correlation between wijken falls to 37%"), .optional)
    let plaatsen = Key.named(
      "plaatsen", "wijk", Place.self,
      help: "where wijken lie, for a correlation that falls with distance")
    let correlatie = Key.mapping("correlatie", .pairs("wijk"), help: "correlation between wijken")
  }

  struct Place: Keys {
    static let keys = Place()

    let x = Key.fixed(
      .init(
        "x", label: "Ligging van de wijk, x", unit: .factor, range: -1e6...1e6,
        help: "place of the wijk, in the unit of afstandsmaat"))
    let y = Key.fixed(
      .init(
        "y", label: "Ligging van de wijk, y", unit: .factor, range: -1e6...1e6,
        help: "place of the wijk, in the unit of afstandsmaat"))
  }
}

extension ParameterDeclaration {
  fileprivate static let sd = ParameterDeclaration(
    "sd", label: "Standaardafwijking van de schok", unit: .logDeviation, range: 0...2,
    help: "stationary sd of the log of the shock")
}

/// What a shock moves.
enum ShockTarget: String, CaseIterable {
  case instroom
  case prijs
  case uitstroom
  case afschalen
  case opschalen
  case doorstroom
  case overlijden
  case wlz

  var target: ShockModel.Target {
    switch self {
    case .instroom: .inflow
    case .prijs: .price
    default: .transition(TransitionClass(rawValue: rawValue) ?? .uitstroom)
    }
  }
}

extension ScenarioDecoder {
  /// Shocks over time; without the section there are none.
  func decodeShocks(isProbability: Bool) -> ShockModel {
    guard let section = root.optionalSection("schokken") else {
      return .none
    }
    let keys = SchokkenKeys.keys
    let groups = section.entries(of: keys.groepen).map { key, group -> ShockModel.Group in
      let target = group.read(SchokkenKeys.Group.keys.op)
      if isProbability, case .transition = target.target {
        group.report(
          SchokkenKeys.Group.keys.op,
          "a shock has no upper bound and cannot act on probabilities per step; allowed here: "
            + "instroom, prijs")
      }
      return ShockModel.Group(
        key: key, target: target.target, sd: group.read(SchokkenKeys.Group.keys.sd))
    }
    let correlation = pairs(section.optional(keys.correlatie), of: groups.map(\.key))
    let wijkSection = section.optional(keys.wijken)
    return ShockModel(
      groups: groups, correlation: factor(correlation, groups.map(\.key), section, keys.correlatie),
      wijkSD: wijkSection.map { $0.read(SchokkenKeys.Wijken.keys.sd) },
      wijkCorrelation: wijkSection.map { wijkFactor($0) } ?? .empty,
      rho: section.read(keys.rho))
  }

  private func factor(
    _ matrix: Matrix, _ names: [String], _ section: Section, _ key: Key<Section>
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
      return (place.read(SchokkenKeys.Place.keys.x), place.read(SchokkenKeys.Place.keys.y))
    }
  }

  /// Correlation between wijken: a matrix, or exp(-distance / scale) from places.
  private func wijkFactor(_ section: Section) -> Matrix {
    let keys = SchokkenKeys.Wijken.keys
    if let places = section.optional(keys.plaatsen) {
      let read = sound { (scale: section.read(keys.afstandsmaat), points: wijkPlaces(places)) }
      guard let (scale, points) = read else { return .identity(wijken.count) }
      var matrix = Matrix.identity(wijken.count)
      for a in wijken.indices {
        for b in wijken.indices where a != b {
          let x = points[a].0 - points[b].0
          let y = points[a].1 - points[b].1
          matrix[a, b] = Elementary.exp(-(x * x + y * y).squareRoot() / scale)
        }
      }
      return factor(matrix, wijkKeys, section, keys.plaatsen)
    }
    return factor(
      pairs(section.optional(keys.correlatie), of: wijkKeys), wijkKeys, section, keys.correlatie)
  }
}
