import Simulation

/// Where the time of a run went, phase by phase.
public struct TimingsScreen {
  private let timings: Timings
  public init(_ timings: Timings) { self.timings = timings }

  public func lines() -> [String] {
    let total = max(1e-12, timings.seconds.values.reduce(0, +))
    var table = TextTable()
    table.add(["phase", "seconds", "share"])
    let number = ScreenNumber(.en)
    for phase in Phase.allCases {
      let seconds = timings.seconds[phase] ?? 0
      table.add([
        phase.rawValue, number.text(seconds, places: 3), number.percent(seconds / total, places: 0),
      ])
    }
    table.add(["all threads", number.text(total, places: 3), ""])
    table.add(["from start to end", number.text(timings.wallSeconds, places: 3), ""])
    return table.lines() + [""]
  }
}
