import FundingModel
import SociaalDomein

/// The switches of a contract in words, for screens and reports.
struct OutlineWords {
  /// How files write that there is no budget.
  static let openEnd = "open_eind"

  let words: Words

  init(_ language: ScreenNumber.Language) { words = Words(language: language) }

  private func pick(_ dutch: String, _ english: String) -> String { words.pick(dutch, english) }

  func layer(_ layer: Layer) -> String {
    switch layer {
    case .socialeBasis: "sociale basis"
    case .wijkteam: "wijkteam"
    case .maatwerk: "maatwerk"
    }
  }

  func category(_ category: ProductCategory) -> String {
    switch category {
    case .begeleiding: "begeleiding"
    case .dagbesteding: "dagbesteding"
    case .huishouden: "huishouden"
    case .kortdurendVerblijf: "verblijf"
    }
  }

  /// What a contract covers; its categories only where another contract of the system has others in
  /// the same layer.
  func coverage(_ own: Coverage, among all: [Coverage]) -> String {
    let layers =
      own.layers.count == Layer.allCases.count
      ? pick("alle", "all") : own.layers.map(layer).joined(separator: ", ")
    let divides = all.contains { other in
      other.categories != own.categories && own.layers.contains(where: other.layers.contains)
    }
    guard divides else { return layers }
    return "\(layers): \(own.categories.map(category).joined(separator: ", "))"
  }

  /// `number` writes the part that is fixed beside what follows the volume.
  func payment(_ payment: Payment, _ number: ScreenNumber) -> String {
    let rule = self.payment(payment.rule)
    guard payment.rule != .twelfths, payment.fixedShare > 0 else { return rule }
    let share = number.percent(payment.fixedShare, places: 0)
    return pick("\(share) vast, rest \(rule)", "\(share) fixed, rest \(rule)")
  }

  private func payment(_ rule: PaymentRule) -> String {
    switch rule {
    case .perUnit: pick("per uur of dagdeel", "per hour or dagdeel")
    case .perClientMonth: pick("per cliënt per maand", "per client a month")
    case .perTrajectory: pick("per traject", "per trajectory")
    case .twelfths: pick("in twaalfden", "in twelfths")
    }
  }

  func budget(_ budget: FundingForm.Budget?) -> String {
    switch budget {
    case nil: pick("open einde", "open end")
    case .fixed: pick("vast bedrag", "fixed amount")
    case .historic: pick("volume van ervoor", "volume of before")
    case .capitation: pick("per inwoner", "per resident")
    }
  }

  func access(_ access: AccessKind) -> String {
    switch access {
    case .open: pick("iedereen start", "everyone starts")
    case .euroCeiling: pick("plafond in euro's", "ceiling in euros")
    case .placeCeiling: pick("plafond in plaatsen", "ceiling in places")
    case .providerDecides: pick("aanbieder beslist", "provider decides")
    }
  }

  /// Years of the run, counted from 1; empty for the whole run.
  func term(_ years: (from: Int?, to: Int?)) -> String {
    switch years {
    case (nil, nil): ""
    case (let from?, nil): pick("vanaf jaar \(from)", "from year \(from)")
    case (nil, let to?): pick("tot en met jaar \(to)", "to year \(to)")
    case (let from?, let to?): pick("jaar \(from) tot en met \(to)", "year \(from) to \(to)")
    }
  }

  func carrier(_ carrier: ContractOutline.Carrier) -> String {
    switch carrier {
    case .gemeente: "gemeente"
    case .aanbieder: pick("aanbieder", "provider")
    case .shared: pick("gedeeld", "shared")
    case .waiting: pick("wachtenden", "those waiting")
    }
  }
}

/// What a contract is for.
struct Coverage: Equatable {
  let layers: [Layer]
  let categories: [ProductCategory]

  init(_ contract: ContractOutline) {
    layers = contract.layers
    categories = contract.categories
  }

  /// By the codes of `systems.csv`.
  init(layers: String, categories: String) {
    self.layers = layers.split(separator: " ").compactMap { Layer(rawValue: String($0)) }
    self.categories = categories.split(separator: " ").compactMap {
      ProductCategory(rawValue: String($0))
    }
  }
}

/// The same for the codes of `systems.csv`; a code that is not known stands as it is.
extension OutlineWords {
  func payment(code: String, fixedShare: Double, _ number: ScreenNumber) -> String {
    PaymentRule(rawValue: code).map {
      payment(Payment($0, fixedShare: fixedShare), number)
    } ?? code
  }

  func budget(code: String) -> String {
    code == Self.openEnd ? budget(nil) : FundingForm.Budget(rawValue: code).map(budget) ?? code
  }

  func access(code: String) -> String { AccessKind(rawValue: code).map(access) ?? code }

  func carrier(code: String) -> String {
    ContractOutline.Carrier(rawValue: code).map(carrier) ?? code
  }
}
