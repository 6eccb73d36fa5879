import Statistics
import Testing

@Suite("Differences over blocks of replications")
struct BlockSumsTests {
  private let base = SketchCase.lognormal.values
  private var alternative: [Double] {
    zip(base, SketchCase.normal.values).map { 1.1 * $0 + 1e-5 * $1 }
  }

  @Test("There are at most a thousand blocks, which hold every value")
  func blocks() {
    for count in [1, 2, 999, 1000, 1001, 1999, 20_011] {
      let blocks = BlockSums(Array(repeating: 1, count: count))
      #expect(blocks.sums.count <= BlockSums.most && blocks.sums.reduce(0, +) == Double(count))
      #expect(blocks.sums.dropLast().allSatisfy { $0 == Double(blocks.length) })
    }
  }

  @Test("Of one value each they are the difference draw by draw")
  func single() {
    let (one, other) = (Array(base.prefix(900)), Array(alternative.prefix(900)))
    let exact = PairedDifference(base: one, alternative: other)
    let blocks = PairedDifference(base: BlockSums(one), alternative: BlockSums(other))
    #expect(close(blocks.mean, exact.mean, 1e-12))
    #expect(close(blocks.standardError, exact.standardError, 1e-12))
    #expect(close(blocks.unpairedStandardError, exact.unpairedStandardError, 1e-12))
    #expect(close(blocks.interval().lowerBound, exact.interval().lowerBound, 1e-12))
  }

  // The relative standard error of a standard error from 953 blocks is 1 / sqrt(2 * 952) = 2.3%.
  @Test("Of many values they have the same mean, and about the same standard errors")
  func many() {
    let exact = PairedDifference(base: base, alternative: alternative)
    let blocks = PairedDifference(base: BlockSums(base), alternative: BlockSums(alternative))
    #expect(close(blocks.mean, exact.mean, 1e-12))
    #expect(abs(blocks.standardError / exact.standardError - 1) < 4 * 0.023)
    #expect(abs(blocks.unpairedStandardError / exact.unpairedStandardError - 1) < 4 * 0.023)
    #expect(blocks.count == exact.count)
  }

  @Test("Runs that give the same differ by nothing")
  func same() {
    let blocks = BlockSums(base)
    let difference = PairedDifference(base: blocks, alternative: blocks)
    #expect(difference.mean == 0 && difference.standardError == 0)
    #expect(difference.interval() == 0...0)
  }
}
