import Analysis
import Scenarios

/// What a comparison holds against what: what systems take over and from when, and what they agree
/// otherwise than the first beside their way of paying.
struct LikeWithLike {
  /// A contract of a system with the codes of what it agrees.
  struct Contract {
    let key: String
    let codes: [String]
    /// Whether it ends before the run does.
    let ends: Bool
  }

  /// A system with its contracts.
  struct Agreed {
    let label: String
    let contracts: [Contract]
  }

  let words: Words
  let number: ScreenNumber

  private func pick(_ dutch: String, _ english: String) -> String { words.pick(dutch, english) }

  // MARK: What is replaced

  /// - Parameter takeover: nil where systems replace every contract from the start.
  func replaced(_ takeover: ComparisonManifest.Takeover?, firstYear: Int) -> String {
    guard let takeover else {
      return pick(
        "Elk stelsel vervangt alle eigen contracten van het scenario, vanaf het begin (\(firstYear)).",
        "Every system replaces all of the scenario's own contracts, from the start (\(firstYear)).")
    }
    let from =
      takeover.from == firstYear
      ? pick("vanaf het begin (\(firstYear))", "from the start (\(firstYear))")
      : pick("vanaf \(takeover.from)", "from \(takeover.from)")
    let wijken =
      takeover.wijken.isEmpty
      ? "" : pick(" in \(list(takeover.wijken))", " in \(list(takeover.wijken))")
    let isAll = takeover.left.isEmpty && takeover.wijken.isEmpty
    let what = isAll ? pick("alle voorzieningen", "all voorzieningen") : list(takeover.taken)
    var text = pick(
      "Elk stelsel vervangt de eigen contracten voor \(what)\(wijken), \(from).",
      "Every system replaces the own contracts for \(what)\(wijken), \(from).")
    if !takeover.left.isEmpty {
      text += pick(
        " Wat onder de eigen contracten blijft: \(list(takeover.left)).",
        " What stays under the own contracts: \(list(takeover.left)).")
    }
    if takeover.from > firstYear {
      text += pick(
        " Tot \(takeover.from) gelden overal de eigen contracten.",
        " Until \(takeover.from) the own contracts hold everywhere.")
    }
    return text
  }

  // MARK: What else differs

  /// What systems agree that the first does not, and what the first agrees that they do not; what the
  /// same systems agree stands together. Empty where nothing else differs.
  ///
  /// Of systems that take over a part the contracts count that hold in the end and that not all have.
  func others(_ systems: [Agreed], _ takeover: ComparisonManifest.Takeover?) -> [String] {
    let counted = takeover == nil ? systems : compared(systems)
    guard let first = counted.first else { return [] }
    let others = counted.dropFirst()
    let own = terms(first)
    let all = others.map { (label: $0.label, terms: terms($0)) }
    let more = unique(all.flatMap(\.terms)).filter { !own.contains($0) }.map { term in
      (term, all.filter { $0.terms.contains(term) }.map(\.label))
    }
    let less = own.map { term in (term, all.filter { !$0.terms.contains(term) }.map(\.label)) }
    let labels = others.map(\.label)
    let parts =
      grouped(more.filter { !$0.1.isEmpty }, of: labels, pick("wel ", ""))
      + grouped(less.filter { !$0.1.isEmpty }, of: labels, pick("niet ", "not "))
    guard !parts.isEmpty else { return prices(counted) }
    return [
      pick(
        "Wat verder verschilt van \(first.label): \(parts.joined(separator: "; ")).",
        "What else differs from \(first.label): \(parts.joined(separator: "; ")).")
    ] + prices(counted)
  }

  /// `onder A en B wel x en y`: what the same systems have, or lack, stands together.
  private func grouped(
    _ terms: [(term: String, labels: [String])], of all: [String], _ word: String
  ) -> [String] {
    var groups: [(labels: [String], terms: [String])] = []
    for (term, labels) in terms {
      if let index = groups.firstIndex(where: { $0.labels == labels }) {
        groups[index].terms.append(term)
      } else {
        groups.append((labels, [term]))
      }
    }
    return groups.map { group in
      pick("onder ", "under ") + named(group.labels, of: all)
        + " \(word)\(list(group.terms.map(term)))"
    }
  }

  /// Each by its name where they are few, and else those that are missing.
  private func named(_ labels: [String], of all: [String]) -> String {
    labels.count > 3 ? words.names(labels, of: all) : list(labels)
  }

  /// In the order in which terms are declared.
  private func unique(_ codes: [String]) -> [String] {
    let order = AgreedTerm.allCases.map(\.rawValue)
    let place = { (code: String) in
      order.firstIndex(of: String(code.prefix { $0 != "=" })) ?? order.count
    }
    return Set(codes).sorted { (place($0), $0) < (place($1), $1) }
  }

  private func compared(_ systems: [Agreed]) -> [Agreed] {
    let keys = systems.map { Set($0.contracts.filter { !$0.ends }.map(\.key)) }
    let common = keys.dropFirst().reduce(keys.first ?? []) { $0.intersection($1) }.filter {
      !$0.hasPrefix(Takeover.prefix)
    }
    return systems.map { system in
      Agreed(
        label: system.label,
        contracts: system.contracts.filter { !$0.ends && !common.contains($0.key) })
    }
  }

  /// The codes of all contracts together, without prices.
  private func terms(_ system: Agreed) -> [String] {
    let price = AgreedTerm.tarief.rawValue + "="
    return unique(system.contracts.flatMap(\.codes).filter { !$0.hasPrefix(price) })
  }

  /// What systems pay as a share of the kostprijs, where that differs.
  private func prices(_ systems: [Agreed]) -> [String] {
    let paid = systems.map { (label: $0.label, range: range($0)) }
    guard Set(paid.map(\.range)).count > 1 else { return [] }
    var groups: [(range: String, labels: [String])] = []
    for (label, range) in paid where !range.isEmpty {
      if let index = groups.firstIndex(where: { $0.range == range }) {
        groups[index].labels.append(label)
      } else {
        groups.append((range, [label]))
      }
    }
    let all = paid.map(\.label)
    let told = groups.map { "\($0.range) \(pick("onder", "under")) \(named($0.labels, of: all))" }
    return [
      pick(
        "Tarieven tegen de kostprijs: \(told.joined(separator: "; ")).",
        "Tarieven against the kostprijs: \(told.joined(separator: "; ")).")
    ]
  }

  /// `100% tot 103%`; empty where no tarief is paid.
  private func range(_ system: Agreed) -> String {
    let price = AgreedTerm.tarief.rawValue + "="
    let ends = system.contracts.flatMap(\.codes).filter { $0.hasPrefix(price) }.flatMap {
      bounds(String($0.dropFirst(price.count)))
    }
    guard let least = ends.min(), let most = ends.max() else { return "" }
    let shown = [least, most].map { number.percent($0, places: 0) }
    return shown[0] == shown[1] ? shown[0] : shown.joined(separator: pick(" tot ", " to "))
  }

  /// A code in words; one that is not known stands as it is.
  func term(_ code: String) -> String {
    let parts = code.split(separator: "=", maxSplits: 1).map(String.init)
    guard let name = parts.first, let term = AgreedTerm(rawValue: name) else { return code }
    let detail = parts.count > 1 ? parts[1] : ""
    switch term {
    case .zorgplicht:
      let weeks = Double(detail).map { number.text($0) } ?? detail
      return pick(
        "zorgplicht na \(weeks) weken wachten", "zorgplicht after \(weeks) weeks of waiting")
    default: return plain(term)
    }
  }

  /// The ends of `0.95..1.05`, or the one number there is.
  private func bounds(_ range: String) -> [Double] {
    guard let dots = range.firstRange(of: "..") else { return [Double(range)].compactMap { $0 } }
    return [range[..<dots.lowerBound], range[dots.upperBound...]].compactMap { Double($0) }
  }

  private func plain(_ term: AgreedTerm) -> String {
    switch term {
    case .tarief, .zorgplicht: term.rawValue
    case .afhaken: pick("afhaken van wie wacht", "people who give up waiting")
    case .prikkels: pick("aangenomen gedrag (prikkels)", "assumed behaviour (prikkels)")
    case .capaciteit: pick("een grens aan plaatsen of personeel", "a limit of places or staff")
    case .taakstelling: pick("een taakstelling of korting", "a taakstelling or korting")
    case .groei: pick("autonome groei apart verrekend", "autonomous growth settled apart")
    case .monitoring: pick("bijsturen in het jaar", "monitoring within the year")
    case .overgang:
      pick("zittende cliënten op oude voorwaarden", "clients of before at old terms")
    case .overhead: pick("overhead van aanbieders", "overhead of providers")
    case .aanbieders: pick("contractbeheer", "contractbeheer")
    case .uitvoering: pick("kosten van uitvoering", "cost of uitvoering")
    case .socialeBasis:
      pick("kosten van hulp in de sociale basis", "cost of help in the sociale basis")
    case .pgbLek: pick("pgb's door een gesloten netwerk", "pgb's from a closed network")
    }
  }

  /// `a, b en c`
  func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(pick("en", "and")) " + last
  }
}
