import NumericKernels
import Testing

@testable import Simulation

/// Constant rates without chance: the stock is the solution of a linear recursion.
@Suite struct RecursionTests {
  /// Two states of 300 and 100 people, 120 and 24 a year in; a third of what leaves `licht` goes to
  /// `zwaar`, a fifth of what leaves `zwaar` back.
  private var town: Town {
    var town = Town()
    town.horizon = 5
    town.voorzieningen = """
        licht: { eenheden_per_maand: 10, kostprijs: 30 }
        zwaar: { eenheden_per_maand: 10, kostprijs: 60 }

      """
    town.tarieven = "licht: 30, zwaar: 60"
    town.toestanden = """
        licht:
          gegeven: ja
          stand: 300
          instroom: 120
          stromen:
            op: { naar: zwaar, soort: opschalen, per_jaar: 0.2 }
            uit: { soort: uitstroom, per_jaar: 0.4 }
        zwaar:
          gegeven: ja
          stand: 100
          instroom: 24
          stromen:
            af: { naar: licht, soort: afschalen, per_jaar: 0.1 }
            uit: { soort: uitstroom, per_jaar: 0.4 }

      """
    return town
  }

  /// Part that stays in `licht` and in `zwaar` over a share of a step.
  private func stay(_ share: Double) -> (light: Double, heavy: Double) {
    (Elementary.exp(-0.6 / 12 * share), Elementary.exp(-0.5 / 12 * share))
  }

  /// What a step makes of people in both states.
  private func flow(_ light: Double, _ heavy: Double, share: Double) -> (Double, Double) {
    let stays = stay(share)
    let up = light * (1 - stays.light) / 3
    let down = heavy * (1 - stays.heavy) / 5
    return (light * stays.light + down, heavy * stays.heavy + up)
  }

  /// Sixty steps of the recursion S' = S P + e P_half, to their rounding.
  @Test func theStockFollowsTheLinearRecursion() throws {
    let run = try town.run()
    let light = run.course(.clients, "licht")
    let heavy = run.course(.clients, "zwaar")
    var stock = (300.0, 100.0)
    let entering = flow(120.0 / 12, 24.0 / 12, share: 0.5)
    for month in 0..<60 {
      let moved = flow(stock.0, stock.1, share: 1)
      stock = (moved.0 + entering.0, moved.1 + entering.1)
      #expect(close(light[month], stock.0, 1e-12))
      #expect(close(heavy[month], stock.1, 1e-12))
    }
  }

  /// Its limit e P_half (I - P)^-1, here for two states by Cramer's rule. After sixty years the
  /// largest eigenvalue leaves e^-20 of the difference.
  @Test func itsLimitIsTheFundamentalMatrix() throws {
    var town = town
    town.horizon = 60
    let run = try town.run()
    let entering = flow(10, 2, share: 0.5)
    let light = 1 - stay(1).light
    let heavy = 1 - stay(1).heavy
    let determinant = light * heavy - light / 3 * heavy / 5
    let limit = (
      (entering.0 * heavy + entering.1 * heavy / 5) / determinant,
      (entering.1 * light + entering.0 * light / 3) / determinant
    )
    #expect(close(run.course(.clients, "licht")[719], limit.0, 1e-8))
    #expect(close(run.course(.clients, "zwaar")[719], limit.1, 1e-8))
  }
}
