import DemandModel
import FundingModel
import SociaalDomein

extension ScenarioDecoder {
  /// Prices, percelen, contracts and the begroting.
  func decodeFunding() -> FundingSpecification {
    let indices =
      root.optionalSection("indexen")?.entries().map { decodeIndex($0.key, $0.section) } ?? []
    let names = indices.map(\.key)
    let subscription = decodeSubscription()
    let prices = root.section("voorzieningen").entriesAgain(voorzieningKeys).map {
      decodePrice($0, names, subscription)
    }
    let percelen = decodePercelen()
    let contracts = root.section("contracten").entries().map {
      decodeContract($0.key, $0.section, percelen, names)
    }
    checkCover(contracts, percelen)
    let begroting = root.optionalSection("begroting")
    return FundingSpecification(
      indices: indices, prices: prices, percelen: percelen, contracts: contracts,
      begroting: begroting.map {
        IndexedAmount(amount: $0.series(.bedrag), index: index($0, names))
      },
      weerstandscapaciteit: root.optionalParameter(.weerstandscapaciteit),
      count: root.choice("count", default: CountConvention.mean),
      discounting: Discounting(rate: fixed(root, .discountRate)),
      pricesMove: !off.contains(.prijs))
  }

  private func decodeIndex(_ key: String, _ section: Section) -> PriceIndex {
    PriceIndex(
      key: key, ovaShare: section.parameter(.aandeelOVA), ova: section.series(.ova),
      ppc: section.series(.ppc), provisionalOVA: section.optionalSeries(.ovaVoorlopig),
      provisionalPPC: section.optionalSeries(.ppcVoorlopig))
  }

  /// The index an amount follows: a name, or `geen`.
  private func index(_ section: Section, _ names: [String]) -> Int? {
    let name = section.reference("index", to: names + ["geen"], what: "index", default: "geen")
    return names.firstIndex(of: name)
  }

  // MARK: Prices

  private func decodePrice(
    _ section: Section, _ indices: [String],
    _ subscription: (Section) -> OwnContribution.Subscription?
  ) -> SupportPrice {
    let kostprijs = IndexedAmount(
      amount: section.series(.kostprijs), index: index(section, indices))
    let pgb = section.optionalSection("pgb")
    let contribution = section.optionalSection("eigen_bijdrage")
    return SupportPrice(
      unitName: section.text("eenheid", default: "uur"),
      unitsPerMonth: section.parameter(.eenhedenPerMaand), kostprijs: kostprijs,
      pgbShare: pgb?.parameter(.pgbAandeel) ?? .fixed(0, unit: .share),
      pgbTariff: pgb.map {
        IndexedAmount(amount: $0.series(.pgbTarief), index: index($0, indices))
      } ?? kostprijs,
      contribution: OwnContribution(
        perMonth: contribution?.series(.bijdragePerMaand) ?? ParameterSeries(.fixed(0)),
        payingShare: contribution?.parameter(.aandeelBetalend) ?? .fixed(0),
        subscription: contribution.flatMap(subscription)))
  }

  /// The amount under the abonnementstarief, for voorzieningen that have an eigen bijdrage.
  private func decodeSubscription() -> (Section) -> OwnContribution.Subscription? {
    guard
      let driver = root.sectionOrDefaults("drijfveren").optionalSection(
        DriverKey.abonnementstarief.rawValue),
      let section = driver.optionalSection("eigen_bijdrage")
    else { return { _ in nil } }
    let from = section.month("ingang")
    let made = OwnContribution.Subscription(
      perMonth: section.series(.bijdragePerMaand), payingShare: section.parameter(.aandeelBetalend),
      from: grid.step(atMonth: monthsFromStart(from)))
    return { _ in made }
  }

  // MARK: Percelen and contracts

  private func decodePercelen() -> [Perceel] {
    guard let section = root.optionalSection("percelen") else {
      return [
        Perceel(
          key: "alles", name: "alles", wijken: Array(wijken.indices),
          voorzieningen: Array(voorzieningen.indices))
      ]
    }
    return section.entries().map { key, perceel in
      let places = perceel.selection("wijken", of: wijkKeys, what: "wijk", absentMeansAll: true)
      let support = perceel.selection(
        "voorzieningen", of: voorzieningKeys, what: "voorziening", absentMeansAll: true)
      return Perceel(
        key: key, name: perceel.text("naam", default: key),
        wijken: places.compactMap { wijkKeys.firstIndex(of: $0) },
        voorzieningen: support.compactMap { voorzieningKeys.firstIndex(of: $0) })
    }
  }

  private func decodeContract(
    _ key: String, _ section: Section, _ percelen: [Perceel], _ indices: [String]
  ) -> Contract {
    let names = percelen.map(\.key)
    let perceel = section.reference(
      "perceel", to: names, what: "perceel", default: names.count == 1 ? names[0] : nil)
    let place = names.firstIndex(of: perceel) ?? 0
    let forms = FundingSystem.presets.keys.sorted()
    let form = section.reference("vorm", to: forms, what: "bekostigingsvorm")
    let followed = index(section, indices)
    let tariffs = section.section("tarieven")
    let given = tariffs.seriesEntries(.tarief)
    for (name, _) in given where !voorzieningKeys.contains(name) {
      tariffs.report(
        name,
        "'\(name)' is no voorziening; allowed: \(voorzieningKeys.joined(separator: ", "))"
          + NearestName(among: voorzieningKeys).suggestion(for: name))
    }
    let covered = percelen.isEmpty ? [] : percelen[place].voorzieningen
    for voorziening in covered
    where !given.contains(where: { $0.key == voorzieningKeys[voorziening] }) {
      tariffs.report(
        voorzieningKeys[voorziening],
        "contract '\(key)' covers '\(voorzieningKeys[voorziening])' without a tarief; add it under "
          + "tarieven")
    }
    return Contract(
      key: key, name: section.text("naam", default: key), perceel: place,
      system: FundingSystem.presets[form] ?? .inspanningsgericht,
      tariffs: voorzieningKeys.map { name in
        given.first { $0.key == name }.map { IndexedAmount(amount: $0.series, index: followed) }
      })
  }

  /// Every voorziening in every wijk is covered by exactly one contract.
  private func checkCover(_ contracts: [Contract], _ percelen: [Perceel]) {
    guard !percelen.isEmpty else { return }
    let section = root.section("contracten")
    for voorziening in voorzieningen.indices {
      for wijk in wijken.indices {
        let covering = contracts.filter {
          percelen[$0.perceel].wijken.contains(wijk)
            && percelen[$0.perceel].voorzieningen.contains(voorziening)
        }
        let what = "'\(voorzieningKeys[voorziening])' in wijk '\(wijkKeys[wijk])'"
        if covering.count > 1 {
          return section.report(
            covering[1].key,
            "contracts '\(covering[0].key)' and '\(covering[1].key)' both cover \(what); allowed: "
              + "one contract; take it out of one of the percelen")
        }
        if covering.isEmpty {
          return root.report(
            "contracten", "no contract covers \(what); add it to the perceel of a contract")
        }
      }
    }
  }
}

extension Section {
  /// Sections under keys that were read before, in that order.
  func entriesAgain(_ keys: [String]) -> [Section] { keys.map { section($0) } }
}
