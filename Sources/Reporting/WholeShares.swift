/// Shares of one whole in whole percents that add up to 100: 56.5% and 43.5% are 57% and 43%, and not 57%
/// and 44%.
///
/// What rounding down leaves goes to the largest remainders, of equal ones to the larger share.
struct WholeShares: Equatable {
  let shares: [Double]
  let percents: [Int]

  /// - Parameter shares: 0 or more, together 1 to within rounding.
  init(_ shares: [Double]) {
    self.shares = shares
    // Hits over draws times 100: what is whole but for a last bit is whole.
    let exact = shares.map { share -> Double in
      let percent = share * 100
      return abs(percent - percent.rounded()) < 1e-9 ? percent.rounded() : percent
    }
    var percents = exact.map { Int($0.rounded(.down)) }
    let left = max(0, 100 - percents.reduce(0, +))
    let order = exact.indices.sorted { one, other in
      let remainders = [one, other].map { exact[$0] - exact[$0].rounded(.down) }
      if abs(remainders[0] - remainders[1]) > 1e-9 { return remainders[0] > remainders[1] }
      return (exact[one], other) > (exact[other], one)
    }
    for place in order.prefix(left) { percents[place] += 1 }
    self.percents = percents
  }

  /// As a chance of them is written: never 0% or 100%.
  func text(_ place: Int, _ number: ScreenNumber) -> String {
    if shares[place] < 0.01 { return "<1%" }
    if shares[place] > 0.99 { return ">99%" }
    return number.percent(Double(percents[place]) / 100, places: 0)
  }
}
