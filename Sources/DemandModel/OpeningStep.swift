import SociaalDomein

/// One step of care and ageing, as the opening balance takes it.
extension OpeningSolver {
  /// The part of the people of a state and band that a step brings into another one, or leaves.
  struct Move {
    let state: Int
    let band: Int
    let part: Double
  }

  /// What a step does with those who were there, or with those who came in it, by state and band;
  /// those who leave care are in none.
  func steps(entrants: Bool) -> [[Move]] {
    setting.states.indices.flatMap { state in
      setting.bands.indices.map { step(state, band: $0, entrants: entrants) }
    }
  }

  private func step(_ state: Int, band: Int, entrants: Bool) -> [Move] {
    let rates = flow.exits(of: state).map { rate($0, band: band) }
    let total = rates.reduce(0, +)
    let whole = flow.leaveProbability(rate: total, dt: setting.grid.dt)
    let leave = entrants ? setting.entrants.leaveProbability(whole: whole) : whole
    var moves = aged(1 - leave, state, band)
    for (index, rate) in zip(flow.exits(of: state), rates) where total > 0 {
      guard let to = flow.transitions[index].to else { continue }
      moves += aged(leave * rate / total, to, band)
    }
    return moves
  }

  /// A flow into a state, of which a part ages into the next band.
  private func aged(_ part: Double, _ state: Int, _ band: Int) -> [Move] {
    let ageing = flow.ageingProbability(band: band, dt: setting.grid.dt)
    let stay = Move(state: state, band: band, part: part * (1 - ageing))
    return ageing > 0 ? [stay, Move(state: state, band: band + 1, part: part * ageing)] : [stay]
  }
}
