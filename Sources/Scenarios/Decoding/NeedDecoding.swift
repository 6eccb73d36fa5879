import DemandModel
import NumericKernels
import SociaalDomein

extension ScenarioDecoder {
  /// How need differs between wijken beyond their ages.
  func decodeNeed() -> WijkNeed {
    guard let section = root.optionalSection("behoefte") else { return .equal }
    let form = sound { section.choice("vorm") as NeedForm }
    checkUse(
      section, "vorm", is: form?.rawValue,
      uses: [
        "waargenomen": ["tabel", "kappa"], "indicatoren": ["tabel", "coefficienten", "correlatie"],
      ])
    switch form {
    case nil, .gelijk?: return .equal
    case .waargenomen?: return decodeObserved(section)
    case .indicatoren?: return decodeIndicators(section)
    }
  }

  private func decodeObserved(_ section: Section) -> WijkNeed {
    let kappa = fixed(section, .kappa)
    guard let clients = observedClients(section) else { return .equal }
    return .observed(clients: clients, kappa: kappa)
  }

  private func decodeIndicators(_ section: Section) -> WijkNeed {
    let names = section.section("coefficienten").entries()
    let indicators = indicatorTable(section, names: names.map(\.key))
    let means = names.map { fixed($0.section, .coefficient.named("waarde")) }
    let errors = names.map { fixed($0.section, .standardError) }
    let correlation = pairs(section.optionalSection("correlatie"), of: names.map(\.key))
    do {
      // L of the covariance is the sd of each coefficient times L of the correlation.
      var factor = names.isEmpty ? correlation : try CorrelatedDraws(correlation).factor.lower
      for row in names.indices {
        for column in names.indices { factor[row, column] *= errors[row] }
      }
      return .indicators(
        WijkNeed.IndicatorModel(indicators: centred(indicators), mean: means, factor: factor))
    } catch {
      section.report("correlatie", contradiction(error, names.map(\.key)))
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
