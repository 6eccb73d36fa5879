import Testing

@testable import Reporting

@Suite("Shares of one whole")
struct WholeShareTests {
  private let number = ScreenNumber(.nl)

  private static let third = 1.0 / 3
  static let cases: [(shares: [Double], percents: [Int])] = [
    ([0.565, 0.435, 0], [57, 43, 0]), ([0.435, 0.565, 0], [43, 57, 0]),
    ([0.57, 0.43, 0], [57, 43, 0]), ([0.5, 0.5], [50, 50]), ([0.505, 0.495], [51, 49]),
    ([third, third, third], [34, 33, 33]), ([0.566, 0.354, 0.08], [57, 35, 8]),
    ([0, 1, 0], [0, 100, 0]), ([0.0049, 0.9951, 0], [0, 100, 0]),
    ([0.994, 0.003, 0.003], [100, 0, 0]),
  ]

  @Test("are told in whole percents that add up to 100", arguments: cases)
  func sum(shares: [Double], percents: [Int]) {
    #expect(WholeShares(shares).percents == percents)
  }

  @Test("add up for any numbers of draws, each within one percent of itself")
  func everySplit() {
    for draws in [3, 7, 200, 1_000] {
      for less in 0...draws {
        for more in [0, (draws - less) / 3, draws - less] {
          let shares = [less, more, draws - less - more].map { Double($0) / Double(draws) }
          let percents = WholeShares(shares).percents
          #expect(percents.reduce(0, +) == 100)
          #expect(zip(shares, percents).allSatisfy { abs($0 * 100 - Double($1)) < 1 })
        }
      }
    }
  }

  @Test("are never 0% or 100% in a sentence, and in a cell only where they are that")
  func ends() {
    let shares = WholeShares([0.996, 0.004, 0])
    #expect((0..<3).map { shares.text($0, number) } == [">99%", "<1%", "<1%"])
    let cells = ReportNumber(number)
    #expect(cells.text(0.996, .part(percent: 100)) == ">99%")
    #expect(cells.text(0.004, .part(percent: 0)) == "<1%")
    #expect(cells.text(0, .part(percent: 0)) == "0%")
    #expect(cells.text(1, .part(percent: 100)) == "100%")
    #expect(cells.text(0.435, .part(percent: 43)) == "43%")
  }
}
