/// The time of which an observation is: a year, or a part of one.
public struct ObservationPeriod: Sendable, Hashable {
  /// How long it is.
  public enum Length: Int, Sendable {
    case year = 1
    case halfYear = 2
    case quarter = 4
    case month = 12
  }

  public let year: Int
  public let length: Length
  /// Its place in the year, from 1.
  public let part: Int

  public var isYear: Bool { length == .year }

  public static let allowed =
    "a year (2020), a half year (2020H1 or 2020HJ1), a quarter (2020Q3 or 2020KW03) or a month (2020-08)"

  public init(year: Int) {
    self.init(year: year, length: .year, part: 1)
  }

  private init(year: Int, length: Length, part: Int) {
    self.year = year
    self.length = length
    self.part = part
  }

  /// Reads `2020`, `2020JJ00`, `2020H1`, `2020HJ01`, `2020Q3`, `2020KW03`, `2020-08` and `2020MM08`; nil for
  /// anything else.
  public init?(_ text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard digits.count == 4, let year = Int(digits), (1900...2299).contains(year) else {
      return nil
    }
    let rest = text.dropFirst(4).uppercased()
    if rest.isEmpty || rest == "JJ00" {
      self.init(year: year)
      return
    }
    let mark = rest.prefix { !$0.isNumber }
    let number = rest.dropFirst(mark.count)
    guard let length = Self.marks[String(mark)], (1...2).contains(number.count),
      let part = Int(number), (1...length.rawValue).contains(part)
    else { return nil }
    // A month after a hyphen has two digits: 2020-8 and 2020-08 would be two names of one.
    if mark == "-", number.count != 2 { return nil }
    self.init(year: year, length: length, part: part)
  }

  private static let marks: [String: Length] = [
    "H": .halfYear, "HJ": .halfYear, "Q": .quarter, "K": .quarter, "KW": .quarter, "-": .month,
    "M": .month, "MM": .month,
  ]

  /// As the table has it at its shortest: `2020`, `2020H1`, `2020Q3`, `2020-08`.
  public var text: String {
    switch length {
    case .year: "\(year)"
    case .halfYear: "\(year)H\(part)"
    case .quarter: "\(year)Q\(part)"
    case .month: "\(year)-\(part < 10 ? "0" : "")\(part)"
    }
  }
}
