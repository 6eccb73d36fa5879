import Simulation

extension Outcomes {
  /// The bits of every yearly draw and monthly moment of the lines for which `isWanted`. A chance
  /// that differs in one draw differs in the bits of every result of it.
  func bits(of isWanted: (Series) -> Bool = { _ in true }) -> [UInt64] {
    let yearly = layout.lines.indices.filter { isWanted(layout.lines[$0]) }.flatMap { line in
      (0..<layout.years).flatMap { draws(line: line, year: $0) }
    }
    let wanted = layout.monthlyLines.indices.filter { isWanted(layout.monthlyLines[$0]) }
    let monthly = wanted.flatMap { line in
      (0..<layout.steps).flatMap { step in
        let moments = monthlyMoments(line: line, step: step)
        return [moments.mean, moments.variance]
      }
    }
    return (yearly + monthly).map(\.bitPattern)
  }
}
