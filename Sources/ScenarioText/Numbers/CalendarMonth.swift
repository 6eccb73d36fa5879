/// A month of a calendar year: `2021-01`.
public struct CalendarMonth: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let year: Int
  /// 1 for January to 12 for December.
  public let month: Int

  /// - Precondition: `month` is from 1 to 12.
  public init(year: Int, month: Int = 1) {
    precondition((1...12).contains(month), "a month counts from 1 to 12")
    self.year = year
    self.month = month
  }

  /// Months since January of the year 0: the difference of two is the number of months between
  /// them.
  public var index: Int { year * 12 + month - 1 }

  public func advanced(by months: Int) -> CalendarMonth {
    let target = index + months
    let year = target >= 0 ? target / 12 : (target - 11) / 12
    return CalendarMonth(year: year, month: target - year * 12 + 1)
  }

  public var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }

  public static func < (left: CalendarMonth, right: CalendarMonth) -> Bool {
    left.index < right.index
  }

  /// `2021-01`, or `2021` for January of that year; years from 1900 to 2199. Nil for anything else.
  package init?(text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      bytes[range].reduce(Int?.some(0)) { sum, byte in
        (48...57).contains(byte) ? sum.map { $0 * 10 + Int(byte) - 48 } : nil
      }
    }
    guard bytes.count == 4 || (bytes.count == 7 && bytes[4] == UInt8(ascii: "-")),
      let year = number(0..<4), (1900...2199).contains(year)
    else { return nil }
    guard bytes.count == 7 else {
      self.init(year: year)
      return
    }
    guard let month = number(5..<7), (1...12).contains(month) else { return nil }
    self.init(year: year, month: month)
  }
}
