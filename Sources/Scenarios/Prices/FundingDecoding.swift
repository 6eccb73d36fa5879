import DemandModel
import FundingModel
import SociaalDomein

extension ScenarioDecoder {
  /// Prices, percelen, contracts and the begroting.
  ///
  /// - Parameters:
  ///   - care: states and flows, with what people cost once.
  ///   - tarief: the driver that changes the eigen bijdrage.
  func decodeFunding(_ care: CareInputs, tarief: Abonnementstarief?) -> FundingSpecification {
    let indices =
      root.optionalSection("indexen")?.entries().map { decodeIndex($0.key, $0.section) } ?? []
    let names = indices.map(\.key)
    let subscription = decodeSubscription()
    let lifted = Set((tarief?.states ?? []).flatMap { states[$0].voorzieningen })
    let sections = root.section("voorzieningen").entriesAgain(voorzieningKeys)
    let prices = sections.enumerated().map {
      decodePrice($1, names, lifted.contains($0) ? subscription : nil)
    }
    if subscription != nil, prices.allSatisfy({ $0.contribution.subscription == nil }) {
      warnOfNoContribution(lifted)
    }
    let percelen = decodePercelen()
    let contracts = decodeContracts(percelen, prices, names)
    checkCover(contracts, percelen)
    let begroting = root.optionalSection("begroting")
    let specification = FundingSpecification(
      indices: indices, prices: prices, percelen: percelen, contracts: contracts,
      oneOff: oneOffCosts(care, prices),
      begroting: begroting.map {
        IndexedAmount(
          amount: decodeBegroot($0), index: index($0, names),
          settlesIndex: $0.boolean("nacalculatie"))
      },
      begrotingCut: begroting?.optionalSeries(.taakstelling),
      weerstandscapaciteit: root.optionalParameter(.weerstandscapaciteit),
      count: root.choice("count"),
      discounting: Discounting(rate: fixed(root, .discountRate)),
      pricesMove: !off.contains(.prijs))
    return specification.with(
      openAccess: options.openAccess, incentives: options.incentives)
  }

  private func decodeBegroot(_ section: Section) -> ParameterSeries {
    let amount = section.series(.bedrag, in: runYears)
    if let runYears { warnOfYearsAfter(section, "bedrag", runYears) }
    return amount
  }

  /// A provisional rate is the definitive one where none is given, also before its first year.
  private func decodeIndex(_ key: String, _ section: Section) -> PriceIndex {
    let share = section.parameter(.aandeelOVA)
    let ova = section.series(.ova, in: runYears)
    let ppc = section.series(.ppc, in: runYears)
    return PriceIndex(
      key: key, ovaShare: share, ova: ova, ppc: ppc,
      provisionalOVA: section.optionalSeries(.ovaVoorlopig)?.preceded(by: ova),
      provisionalPPC: section.optionalSeries(.ppcVoorlopig)?.preceded(by: ppc))
  }

  /// The index an amount follows: a name, or `geen`.
  func index(_ section: Section, _ names: [String]) -> Int? {
    let name = section.reference("index", to: names + ["geen"], what: "index")
    return names.firstIndex(of: name)
  }

  // MARK: Prices

  private func decodePrice(
    _ section: Section, _ indices: [String], _ subscription: OwnContribution.Subscription?
  ) -> SupportPrice {
    let kostprijs = IndexedAmount(
      amount: section.series(.kostprijs, in: runYears), index: index(section, indices))
    let pgb = section.optionalSection("pgb")
    let contribution = section.optionalSection("eigen_bijdrage")
    return SupportPrice(
      unitName: section.text("eenheid"),
      unitsPerMonth: section.parameter(.eenhedenPerMaand), kostprijs: kostprijs,
      pgbShare: pgb?.parameter(.pgbAandeel) ?? .fixed(0, unit: .share),
      pgbTariff: pgb.map {
        IndexedAmount(amount: $0.series(.pgbTarief, in: runYears), index: index($0, indices))
      } ?? kostprijs,
      contribution: OwnContribution(
        perMonth: contribution?.series(.bijdragePerMaand, in: runYears)
          ?? ParameterSeries(.fixed(0)),
        payingShare: contribution?.parameter(.aandeelBetalend) ?? .fixed(0),
        subscription: contribution == nil ? nil : subscription))
  }

  /// The amount under the abonnementstarief, for voorzieningen of its toestanden that have an eigen
  /// bijdrage.
  private func decodeSubscription() -> OwnContribution.Subscription? {
    guard let section = subscriptionSection else { return nil }
    let keys = AbonnementstariefKeys.Contribution.keys
    let from = section.read(keys.ingang)
    return OwnContribution.Subscription(
      perMonth: section.read(keys.perMaand, in: runYears(from: from.year)),
      payingShare: section.read(keys.aandeelBetalend),
      from: step(from, section, keys.ingang.name))
  }

  private var subscriptionSection: Section? {
    driver(DrijfverenKeys.keys.abonnementstarief)?.optional(
      AbonnementstariefKeys.keys.eigenBijdrage)
  }

  /// Warns that the amount under the abonnementstarief is nobody's.
  private func warnOfNoContribution(_ lifted: Set<Int>) {
    guard let section = subscriptionSection else { return }
    let names = lifted.sorted().map { voorzieningen[$0].key }
    diagnostics.warn(
      at: section.place,
      "'\(section.path)' changes nothing: \(listed(names)) of its toestanden has no eigen_bijdrage; "
        + "write one there, with the amount before the change, or remove it here")
  }

  // MARK: Percelen

  func decodePercelen() -> [Perceel] {
    guard let section = root.optionalSection("percelen") else {
      return [
        Perceel(
          key: "alles", name: "alles", wijken: Array(wijken.indices),
          voorzieningen: Array(voorzieningen.indices))
      ]
    }
    if section.presence == .given, section.content.allSatisfy({ $0.key == "source" }) {
      root.report(
        "percelen", "there is no perceel; allowed: at least one; write one, or leave percelen out")
    }
    let percelen = section.entries().map { key, perceel in
      let before = diagnostics.reportCount
      defer { if diagnostics.reportCount > before { doubtfulPercelen.insert(key) } }
      let places = perceel.selection("wijken", of: wijkKeys, what: "wijk", absentMeansAll: true)
      return Perceel(
        key: key, name: perceel.text("naam", default: key),
        wijken: places.compactMap { wijkKeys.firstIndex(of: $0) },
        voorzieningen: coveredVoorzieningen(perceel))
    }
    let covering = percelen.filter { !emptyPercelen.contains($0.key) }
    if covering.isEmpty, !percelen.isEmpty {
      root.report(
        "percelen",
        "no perceel covers anything in this scenario; allowed: at least one with a voorziening; choose "
          + "other lagen or productcategorieen, or give the voorzieningen theirs")
      hasSoundTerms = false
    }
    return covering
  }

  /// What a perceel covers: voorzieningen by name, or all of some layers and categories.
  private func coveredVoorzieningen(_ perceel: Section) -> [Int] {
    let classes = ["lagen", "productcategorieen"]
    perceel.allow(classes)
    guard let given = classes.first(where: perceel.has) else {
      let names = perceel.selection(
        "voorzieningen", of: voorzieningKeys, what: "voorziening", absentMeansAll: true)
      return names.compactMap { voorzieningKeys.firstIndex(of: $0) }
    }
    if perceel.has("voorzieningen") {
      perceel.allow(["voorzieningen"])
      perceel.report(
        given,
        "voorzieningen and \(given) both say what '\(perceel.path)' covers; keep one of them")
    }
    let layers = perceel.selection(
      "lagen", of: Layer.allCases.map(\.rawValue), what: "laag", absentMeansAll: true)
    let categories = perceel.selection(
      "productcategorieen", of: ProductCategory.allCases.map(\.rawValue), what: "productcategorie",
      absentMeansAll: true)
    guard !layers.isEmpty, !categories.isEmpty else {
      hasSoundTerms = false
      return []
    }
    let covered = voorzieningen.indices.filter {
      layers.contains(voorzieningen[$0].layer.rawValue)
        && categories.contains(voorzieningen[$0].category.rawValue)
    }
    if covered.isEmpty { leaveOut(perceel, layers, categories) }
    return covered
  }

  /// Says that there is nothing in a perceel.
  private func leaveOut(_ perceel: Section, _ layers: [String], _ categories: [String]) {
    emptyPercelen.insert(String(perceel.path.split(separator: ".").last ?? ""))
    var named: [String] = []
    if perceel.has("lagen") { named.append("laag \(layers.joined(separator: ", "))") }
    if perceel.has("productcategorieen") {
      named.append("productcategorie \(categories.joined(separator: ", "))")
    }
    diagnostics.warn(
      at: perceel.place,
      "'\(perceel.path)' covers nothing: no voorziening is of \(named.joined(separator: " and of "))"
        + "; its contracts are left out")
  }
}

extension Section {
  /// Sections under keys that were read before, in that order.
  func entriesAgain(_ keys: [String]) -> [Section] { keys.map { section($0) } }
}
