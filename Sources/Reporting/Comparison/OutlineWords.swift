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

  func carrier(_ carrier: ContractOutline.Carrier) -> String {
    switch carrier {
    case .gemeente: "gemeente"
    case .aanbieder: pick("aanbieder", "provider")
    case .shared: pick("gedeeld", "shared")
    case .waiting: pick("wachtenden", "those waiting")
    }
  }
}

/// The same for the codes of `systems.csv`; a code that is not known stands as it is.
extension OutlineWords {
  func layers(_ codes: String) -> String {
    codes.split(separator: " ").map { code in
      Layer(rawValue: String(code)).map(layer) ?? String(code)
    }.joined(separator: ", ")
  }

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
