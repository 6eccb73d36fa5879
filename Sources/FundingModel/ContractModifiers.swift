import SociaalDomein

/// The providers of a contract, and what managing them costs the gemeente.
public struct ProviderTerms: Sendable, Equatable {
  public let count: Int
  /// Euros a year per provider (contractbeheer).
  public let management: IndexedAmount

  public init(count: Int, management: IndexedAmount) {
    self.count = count
    self.management = management
  }
}

/// What the gemeente does itself under a contract: meldingen, herindicaties and what they cost.
///
/// It speaks of people in states that take a beschikking and whose first voorziening the contract
/// covers.
public struct UitvoeringTerms: Sendable, Equatable {
  /// Euros a year, per melding (new need) and per herindicatie.
  public let perYear: IndexedAmount
  public let perReport: IndexedAmount
  public let perReview: IndexedAmount
  /// Meldingen and herindicaties together that can be dealt with in a year; nil for no limit.
  public let capacity: ParameterSeries?
  /// Length of an indication in years.
  public let indication: Parameter
  /// Share of uitstroom and afschalen that waits for a herindicatie (remming); nil for none.
  public var delayedShare: Parameter?

  public init(
    perYear: IndexedAmount, perReport: IndexedAmount, perReview: IndexedAmount,
    capacity: ParameterSeries?, indication: Parameter, delayedShare: Parameter?
  ) {
    self.perYear = perYear
    self.perReport = perReport
    self.perReview = perReview
    self.capacity = capacity
    self.indication = indication
    self.delayedShare = delayedShare
  }
}

/// What the providers of a contract can take in, whatever their access rule says.
public struct CapacityTerms: Sendable, Equatable {
  /// Clients there is room for, by year; nil for no limit.
  public let places: ParameterSeries?
  /// Staff; nil for no limit.
  public let staff: StaffTerms?

  public init(places: ParameterSeries?, staff: StaffTerms?) {
    self.places = places
    self.staff = staff
  }
}

/// The staff of the providers of a contract, and what clients take of it.
public struct StaffTerms: Sendable, Equatable {
  /// Fte, by year.
  public let fte: ParameterSeries
  /// Hours a month that one fte gives to clients.
  public let hoursPerFte: Parameter
  /// Hours of staff per unit, per voorziening.
  public let hoursPerUnit: [Parameter]

  public init(fte: ParameterSeries, hoursPerFte: Parameter, hoursPerUnit: [Parameter]) {
    self.fte = fte
    self.hoursPerFte = hoursPerFte
    self.hoursPerUnit = hoursPerUnit
  }
}

/// What it costs to help someone in the sociale basis instead, and who pays.
public struct SocialBaseTerms: Sendable, Equatable {
  public enum Payer: String, Sendable, CaseIterable {
    case gemeente
    case budget
  }

  /// Euros, once per person.
  public let perPerson: IndexedAmount
  public let payer: Payer

  public init(perPerson: IndexedAmount, payer: Payer) {
    self.perPerson = perPerson
    self.payer = payer
  }
}
