import SociaalDomein

/// The least and the most that a figure is anywhere in the Netherlands, taken widely.
///
/// What lies outside is possible at most by way of exception, and more often a slip: a comma, thousands,
/// a month for a year. It is told, and never refused.
struct NationalBound: Sendable, Equatable {
  /// What the figure is, as a message says it after "expected of".
  let subject: String
  let unit: String
  let range: ClosedRange<Double>
  let source: String
}

/// Every bound, each with where it comes from. `estimate` marks what no source states as such.
enum NationalBounds {
  // MARK: Residents

  static let residents = NationalBound(
    subject: "a gemeente", unit: "residents", range: 500...1_500_000,
    source: "estimate: gemeenten have 1,000 to 1,000,000 residents "
      + "(notebooks-data/tabellen/grootteklassen_gemeenten.csv), half the one and once and a half the "
      + "other")
  static let residentsOfWijk = NationalBound(
    subject: "a wijk", unit: "residents", range: 0...300_000,
    source: "estimate: wijken have 1,500 to 9,000 residents on average by size of gemeente "
      + "(notebooks-data/tabellen/grootteklassen_gemeenten.csv); the largest stadsdeel about 160,000, twice that"
  )

  // MARK: Clients

  static let clients = NationalBound(
    subject: "all ages together", unit: "clients per 1,000 residents", range: 0.02...300,
    source:
      "estimate: 68 with any Wmo voorziening (1,186,885 clients in 2020, Monitor abonnementstarief "
      + "3), over four times that; the rarest voorziening 0.09 (11 arbeidsmatig specialistisch, Zoetermeer "
      + "2019), a quarter of that")
  /// By the first age for which it holds, from young to old.
  static let clientsByAge: [(from: Int, bound: NationalBound)] = [
    (0, ofAge("under 45", most: 200, national: 22)),
    (45, ofAge("45 to 59", most: 300, national: 45)),
    (60, ofAge("60 to 74", most: 500, national: 95)),
    (75, ofAge("75 to 84", most: 900, national: 290)),
    (85, ofAge("85 and older", most: 1000, national: 620)),
  ]

  private static func ofAge(_ ages: String, most: Double, national: Int) -> NationalBound {
    NationalBound(
      subject: "ages \(ages)", unit: "clients per 1,000 residents", range: 0...most,
      source: "estimate: \(national) with any Wmo voorziening in 2018, after CBS 84812NED")
  }

  /// The bound of an age band: the widest of the ages it holds.
  static func clients(of band: AgeBand) -> NationalBound {
    let last = clientsByAge.last { $0.from <= band.to } ?? clientsByAge[0]
    return last.bound
  }

  static let growth = NationalBound(
    subject: "the number of clients", unit: "% a year", range: -50...50,
    source:
      "estimate: hulp bij het huishouden grew 13% a year over 2018-2020, when the abonnementstarief "
      + "came, ondersteuning thuis 4.5% over 2017-2020 (Monitor abonnementstarief 3); over three times that"
  )

  // MARK: Cost

  static func cost(of category: ProductCategory) -> NationalBound {
    let (low, high, source): (Double, Double, String) =
      switch category {
      case .begeleiding:
        (
          20, 60_000,
          "EUR 4,926 in 2017 to 5,153 in 2020 for ondersteuning thuis (CBS 84580NED); 396 for waakvlamcontact (Zoetermeer 2019)"
        )
      case .dagbesteding:
        (20, 60_000, "EUR 1,976 to 5,309 (Zoetermeer 2019)")
      case .huishouden:
        (20, 30_000, "EUR 2,357 in 2017 to 2,650 in 2020 (CBS 84580NED)")
      case .kortdurendVerblijf:
        (20, 150_000, "EUR 204 an etmaal in 2023, which is EUR 74,460 for every day of a year")
      }
    return NationalBound(
      subject: "a client with \(category.rawValue)", unit: "euro a year", range: low...high,
      source: "estimate: " + source)
  }

  /// Price of a unit by its name; nil for names that say nothing of its size.
  static func price(ofUnit name: String) -> NationalBound? {
    let known: [String: (ClosedRange<Double>, String)] = [
      "uur": (
        5...300,
        "EUR 31.80 an hour for hulp bij het huishouden to 85.20 for begeleiding specialistisch, 15.90 for informal pgb (tarieven 2023)"
      ),
      "dagdeel": (5...350, "EUR 35.76 to 65.57 (tarieven 2023)"),
      "etmaal": (20...1_500, "EUR 204 (tarieven 2023)"),
    ]
    return known[name].map {
      NationalBound(
        subject: "a price", unit: "euro per \(name)", range: $0.0, source: "estimate: " + $0.1)
    }
  }

  /// Units of a client a month by their name; nil for names that say nothing of their size.
  static func units(named name: String) -> NationalBound? {
    let most: [String: (Double, String)] = [
      "uur": (744, "the hours of a month of 31 days"),
      "dagdeel": (93, "three a day for 31 days"),
      "etmaal": (31, "the days of a month"),
    ]
    return most[name].map {
      NationalBound(
        subject: "a client", unit: "\(name) a month", range: 0.02...$0.0,
        source: "estimate: \($0.1); the least is one in four years")
    }
  }

  static let priceIndex = NationalBound(
    subject: "an index", unit: "% a year", range: -5...20,
    source: "estimate: OVA of 1.72 (2021) to 6.36 (2023), three times that")
}
