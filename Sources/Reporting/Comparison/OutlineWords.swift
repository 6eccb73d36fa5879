import FundingModel
import SociaalDomein

/// The switches of a contract in words, for screens and reports.
struct OutlineWords {
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

  func payment(_ rule: PaymentRule) -> String {
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
    }
  }
}
