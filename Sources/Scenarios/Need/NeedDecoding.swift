import DemandModel
import NumericKernels
import SociaalDomein

/// How need differs between wijken beyond their ages.
struct BehoefteKeys: Keys {
  static let keys = BehoefteKeys()

  let vorm = Key<NeedForm>.words(
    "vorm", .defaulted("gelijk"),
    help: "equal need, observed clients per wijk, or indicators of wijken")
  let tabel = TableKey("tabel", .behoefte, or: .indicatoren, .optional)
  let kappa = Key.fixed(
    .init(
      "kappa", label: "Menging met de landelijke behoefte", unit: .clients, range: 0...1e6,
      defaultValue: 10, help: "clients with which a wijk is pooled towards its age-based need"))
  let coefficienten = Key.named(
    "coefficienten", "indicator", Coefficient.self,
    help: "effect of each indicator, for vorm: indicatoren")
  let correlatie = Key.mapping(
    "correlatie", .pairs("indicator"), help: "correlation between the coefficients")

  struct Coefficient: Keys {
    static let keys = Coefficient()

    let waarde = Key.fixed(
      .init(
        "waarde", label: "Effect van een indicator op de behoefte", unit: .factor,
        range: -100...100, help: "effect of an indicator on the log of need"))
    let standaardfout = Key.fixed(
      .init(
        "standaardfout", label: "Standaardfout van de coëfficiënt", unit: .factor, range: 0...100,
        defaultValue: 0, help: "standard error of the coefficient"))
  }
}

/// How need differs between wijken.
enum NeedForm: String, CaseIterable {
  case gelijk
  case waargenomen
  case indicatoren
}

extension ScenarioDecoder {
  /// How need differs between wijken beyond their ages.
  func decodeNeed() -> WijkNeed {
    guard let section = root.optionalSection("behoefte") else { return .equal }
    let keys = BehoefteKeys.keys
    let form = sound { section.read(keys.vorm) }
    checkUse(
      section, keys.vorm.name, is: form?.rawValue,
      uses: [
        "waargenomen": [keys.tabel.name, keys.kappa.name],
        "indicatoren": [keys.tabel.name, keys.coefficienten.name, keys.correlatie.name],
      ])
    switch form {
    case nil, .gelijk?: return .equal
    case .waargenomen?: return decodeObserved(section)
    case .indicatoren?: return decodeIndicators(section)
    }
  }

  private func decodeObserved(_ section: Section) -> WijkNeed {
    let kappa = section.read(BehoefteKeys.keys.kappa)
    guard let clients = observedClients(section) else { return .equal }
    return .observed(clients: clients, kappa: kappa)
  }

  private func decodeIndicators(_ section: Section) -> WijkNeed {
    let keys = BehoefteKeys.keys
    let coefficient = BehoefteKeys.Coefficient.keys
    let names = section.read(keys.coefficienten).entries()
    let indicators = indicatorTable(section, names: names.map(\.key))
    let means = names.map { $0.section.read(coefficient.waarde) }
    let errors = names.map { $0.section.read(coefficient.standaardfout) }
    let correlation = pairs(section.optional(keys.correlatie), of: names.map(\.key))
    do {
      // L of the covariance is the sd of each coefficient times L of the correlation.
      var factor = names.isEmpty ? correlation : try CorrelatedDraws(correlation).factor.lower
      for row in names.indices {
        for column in names.indices { factor[row, column] *= errors[row] }
      }
      return .indicators(
        WijkNeed.IndicatorModel(indicators: centred(indicators), mean: means, factor: factor))
    } catch {
      section.report(keys.correlatie, contradiction(error, names.map(\.key)))
      return .equal
    }
  }

  /// Indicators in deviation from the mean of the wijken.
  private func centred(_ matrix: Matrix) -> Matrix {
    var result = matrix
    for column in 0..<matrix.columns {
      let mean = (0..<matrix.rows).reduce(0) { $0 + matrix[$1, column] } / Double(matrix.rows)
      for row in 0..<matrix.rows { result[row, column] -= mean }
    }
    return result
  }

  /// A correlation matrix written as a mapping of mappings, one half or both; without any
  /// correlation when something in it was reported.
  func pairs(_ section: Section?, of keys: [String]) -> Matrix {
    section.flatMap { section in sound { readPairs(section, keys) } } ?? .identity(keys.count)
  }

  private func readPairs(_ section: Section, _ keys: [String]) -> Matrix {
    var matrix = Matrix.identity(keys.count)
    for (key, others) in section.entries() {
      guard let row = known(key, among: keys, section) else {
        others.allow(others.content.map(\.key))
        continue
      }
      for (other, parameter) in others.parameters(.correlatie) {
        guard let column = known(other, among: keys, others) else { continue }
        if row == column {
          others.report(other, "'\(other)' cannot be correlated with itself; remove the line")
          continue
        }
        let earlier = matrix[row, column]
        if earlier != 0 && earlier != parameter.value {
          others.report(
            other,
            "the correlation of '\(key)' and '\(other)' is given twice, as \(earlier) and "
              + "\(parameter.value); allowed: a symmetric matrix; keep one of them")
        }
        matrix[row, column] = parameter.value
        matrix[column, row] = parameter.value
      }
    }
    return matrix
  }

  private func known(_ key: String, among keys: [String], _ section: Section) -> Int? {
    if let index = keys.firstIndex(of: key) { return index }
    section.report(
      key,
      "'\(key)' is not known here; allowed: \(keys.joined(separator: ", "))"
        + NearestName(among: keys).suggestion(for: key))
    return nil
  }
}
