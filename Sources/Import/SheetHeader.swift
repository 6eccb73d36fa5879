import Scenarios

/// Where the names of the columns stand in a downloaded table.
struct SheetHeader {
  let form: StatLineSheet.Form
  let title: String?
  let columns: [StatLineSheet.Column]
  /// Rows up to and with the header.
  let rows: Int

  /// The header within the first rows of a table; nil where there is none.
  init?(_ first: [[String]], hasSeparatorLine: Bool) {
    var index = hasSeparatorLine ? 1 : 0
    var titles: [String] = []
    while index < first.count, first[index].count(where: { !$0.isEmpty }) <= 1,
      !Self.beginsLayout(first[index]), !Self.isOnlyColumn(first, index)
    {
      titles += first[index].filter { !$0.isEmpty }
      index += 1
    }
    guard index < first.count else { return nil }
    title = titles.first
    guard Self.beginsLayout(first[index]) else {
      form = .plain
      columns = first[index].map { StatLineSheet.Column($0) }
      rows = index + 1
      return
    }
    let start = index
    while index < first.count, first[index].first == "" { index += 1 }
    guard index < first.count else { return nil }
    form = .layout
    rows = index + 1
    columns = Self.columns(Array(first[start..<index]), dimensions: first[index])
  }

  private static let topics: Set<String> = [
    "onderwerp", "onderwerpen", "perioden", "topic", "periods",
  ]

  /// A first row of a laid out table: nothing in its first cell, and `Onderwerp` or `Perioden` behind it.
  private static func beginsLayout(_ row: [String]) -> Bool {
    row.first == "" && row.contains { topics.contains(SheetName.plain($0)) }
  }

  /// A table of one column has one cell in every row.
  private static func isOnlyColumn(_ rows: [[String]], _ index: Int) -> Bool {
    rows[index...].allSatisfy { $0.count <= 1 }
  }

  /// The columns of a laid out table: first the dimensions of its rows, then what stands above each other.
  private static func columns(_ above: [[String]], dimensions: [String]) -> [StatLineSheet.Column] {
    // `Onderwerp` alone in its row is a heading over the columns; else it names the row that it begins.
    let words = above.compactMap { row in row.firstIndex { !$0.isEmpty } }
    let isHeading = above.first.map { $0.count(where: { !$0.isEmpty }) == 1 } ?? false
    let count = (words.first ?? 0) + (isHeading ? 0 : 1)
    let width = above.map(\.count).max() ?? 0
    let named = dimensions.prefix(count).map { StatLineSheet.Column($0) }
    let figures = (count..<max(count, width)).map { column -> StatLineSheet.Column in
      let parts = above.dropFirst(isHeading ? 1 : 0).map { column < $0.count ? $0[column] : "" }
      let period = parts.compactMap { StatLinePeriod($0) }.first
      let topic = parts.first { !$0.isEmpty && StatLinePeriod($0) == nil } ?? parts.first ?? ""
      return StatLineSheet.Column(topic, period: period)
    }
    return named + figures
  }
}

/// A period as StatLine writes it: `2020`, `2020*`, `2020JJ00`, `2016HJ01`, `1e halfjaar 2016`.
struct StatLinePeriod: Hashable {
  let year: Int
  /// 1 or 2; nil for a whole year.
  let half: Int?

  init?(_ text: String) {
    var text = text.trimmed.lowercased()
    while text.hasSuffix("*") { text.removeLast() }
    text = text.trimmed
    if let year = Self.year(text.hasSuffix(".0") ? String(text.dropLast(2)) : text) {
      (self.year, half) = (year, nil)
    } else if text.count == 8, let year = Self.year(String(text.prefix(4))) {
      let kind = text.dropFirst(4)
      guard kind == "jj00" || kind == "hj01" || kind == "hj02" else { return nil }
      (self.year, half) = (year, kind == "jj00" ? nil : kind == "hj01" ? 1 : 2)
    } else if text.contains("halfjaar"), let year = Self.year(String(text.suffix(4))) {
      (self.year, half) = (year, text.hasPrefix("2") ? 2 : 1)
    } else if text.hasPrefix("1 januari "), let year = Self.year(String(text.suffix(4))) {
      (self.year, half) = (year, nil)
    } else {
      return nil
    }
  }

  private static func year(_ text: String) -> Int? {
    guard text.count == 4, let year = Int(text), (1900...2199).contains(year) else { return nil }
    return year
  }
}
