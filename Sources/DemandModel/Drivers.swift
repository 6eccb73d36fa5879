import NumericKernels
import SociaalDomein

/// A named cause of change in demand or price, as scenarios and the command line call it.
public enum DriverKey: String, Sendable, CaseIterable {
  case vergrijzing
  case langerThuis = "langer_thuis"
  case ggzAmbulantisering = "ggz_ambulantisering"
  case abonnementstarief
  case groei
  case onverklaardeGroei = "onverklaarde_groei"
  case verzwaring
  case prijs
  case gebeurtenis
}

/// The drivers of a scenario, each with its own file, and which of them are switched off.
///
/// Multipliers start at 1 in the base year and additive inflow counts only the change since it.
/// Switching a driver off leaves the opening balance and the residual of the others as they were; only
/// without `groei`, the growth of that balance, is its external inflow what keeps the stock.
public struct Drivers: Sendable {
  public var langerThuis: LangerThuis?
  public var ggzAmbulantisering: GGZAmbulantisering?
  public var abonnementstarief: Abonnementstarief?
  public var onverklaardeGroei: OnverklaardeGroei?
  public var verzwaring: Verzwaring?
  public var gebeurtenissen: [Gebeurtenis]
  /// Switched off; a driver the scenario does not give is off whatever stands here.
  public var off: Set<DriverKey>

  public init(
    langerThuis: LangerThuis? = nil, ggzAmbulantisering: GGZAmbulantisering? = nil,
    abonnementstarief: Abonnementstarief? = nil, onverklaardeGroei: OnverklaardeGroei? = nil,
    verzwaring: Verzwaring? = nil, gebeurtenissen: [Gebeurtenis] = [], off: Set<DriverKey> = []
  ) {
    self.langerThuis = langerThuis
    self.ggzAmbulantisering = ggzAmbulantisering
    self.abonnementstarief = abonnementstarief
    self.onverklaardeGroei = onverklaardeGroei
    self.verzwaring = verzwaring
    self.gebeurtenissen = gebeurtenissen
    self.off = off
  }

  public func isOn(_ key: DriverKey) -> Bool { !off.contains(key) }
  /// Those that act, one accessor per driver.
  var activeLangerThuis: LangerThuis? { isOn(.langerThuis) ? langerThuis : nil }
  var activeGGZ: GGZAmbulantisering? { isOn(.ggzAmbulantisering) ? ggzAmbulantisering : nil }
  public var activeAbonnement: Abonnementstarief? {
    isOn(.abonnementstarief) ? abonnementstarief : nil
  }
  var activeGroei: OnverklaardeGroei? { isOn(.onverklaardeGroei) ? onverklaardeGroei : nil }
  var activeVerzwaring: Verzwaring? { isOn(.verzwaring) ? verzwaring : nil }
  public var activeGebeurtenissen: [Gebeurtenis] { isOn(.gebeurtenis) ? gebeurtenissen : [] }
}
