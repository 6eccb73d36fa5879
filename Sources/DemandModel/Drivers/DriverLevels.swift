import NumericKernels
import SociaalDomein

/// Where the drivers of one batch stand in the running step.
///
/// Everything drawn is laid out per lane when the batch opens, so that a step only reads rows.
public final class DriverLevels {
  let drivers: Drivers
  private let setting: Setting
  /// The abonnementstarief, also while it is switched off: the opening balance holds its effect.
  let observedUse: UseLevel?
  /// Share of the starting institutional living that is left, as the drivers are switched and with
  /// langer thuis on whatever is switched.
  let remaining: LaneMatrix
  let remainingWhenOn: LaneMatrix
  private let fall: LaneMatrix
  private let shifts: LaneMatrix
  private let events: LaneMatrix
  /// Part of the event's factor that acts in the running step: 1 + share * (factor - 1).
  private let acting: LaneMatrix
  /// Growth a year that no driver explains, and the years in which it fades.
  let residual: LaneMatrix
  let fade: LaneMatrix
  /// Factor on new need that this growth has reached in the running step.
  private let growth: LaneMatrix
  private var currentStep = 0

  init(specification: DemandSpecification, lanes: Int) {
    drivers = specification.drivers
    setting = specification.setting
    observedUse = drivers.abonnementstarief.map {
      UseLevel(
        driver: $0, wijken: specification.setting.wijken.count, lag: specification.delay.years,
        lanes: lanes)
    }
    remaining = LaneMatrix(rows: 1, lanes: lanes)
    remainingWhenOn = LaneMatrix(rows: 1, lanes: lanes)
    fall = LaneMatrix(rows: 1, lanes: lanes)
    shifts = LaneMatrix(rows: drivers.verzwaring?.shifts.count ?? 0, lanes: lanes)
    events = LaneMatrix(rows: drivers.gebeurtenissen.count, lanes: lanes)
    acting = LaneMatrix(rows: drivers.gebeurtenissen.count, lanes: lanes)
    residual = LaneMatrix(rows: 1, lanes: lanes)
    fade = LaneMatrix(rows: 1, lanes: lanes)
    growth = LaneMatrix(rows: 1, lanes: lanes)
  }

  func open(draws: ParameterDraws) {
    observedUse?.open(draws: draws, dt: setting.grid.dt)
    if let langerThuis = drivers.langerThuis { draws.copy(langerThuis.fall, into: fall[0]) }
    for (index, shift) in (drivers.verzwaring?.shifts ?? []).enumerated() {
      draws.copy(shift.perYear, into: shifts[index])
    }
    for (index, event) in drivers.gebeurtenissen.enumerated() {
      draws.copy(event.factor, into: events[index])
    }
    if let groei = drivers.onverklaardeGroei { draws.copy(groei.fade, into: fade[0]) }
  }

  /// Sets where the drivers stand in a step.
  func step(_ step: Int) {
    currentStep = step
    observedUse?.step(time: setting.grid.time(step), dt: setting.grid.dt)
    if drivers.activeGroei != nil {
      OnverklaardeGroei.write(
        residual: residual[0], fade: fade[0], time: setting.grid.time(step), into: growth[0])
    }
    for (index, event) in drivers.gebeurtenissen.enumerated() {
      let share = drivers.isOn(.gebeurtenis) ? event.share(of: step, grid: setting.grid) : 0
      let factor = events[index]
      let row = acting[index]
      for lane in row.indices { row[lane] = 1 + share * (factor[lane] - 1) }
    }
  }

  // MARK: Langer thuis

  /// Share of institutional living left after `years`.
  func writeRemaining(years: Double) {
    remaining.fill(1)
    remainingWhenOn.fill(1)
    guard drivers.langerThuis != nil else { return }
    LangerThuis.writeRemaining(years: years, fall: fall[0], into: remainingWhenOn[0])
    if drivers.activeLangerThuis != nil { remaining[0].copy(remainingWhenOn[0]) }
  }

  /// Writes the Wlz multiplier for 75+ at a time.
  func writeElderlyWlz(time: Double, into row: LaneMatrix.Row) {
    row.update(repeating: 1)
    guard drivers.activeLangerThuis != nil else { return }
    LangerThuis.writeRemaining(years: time, fall: fall[0], into: row)
  }

  // MARK: Abonnementstarief

  /// The uplift of use that acts on a state; nil where none does.
  func use(of state: Int) -> UseLevel? {
    guard drivers.activeAbonnement != nil, let use = observedUse, use.acts(on: state) else {
      return nil
    }
    return use
  }

  /// Share of clients who leave in this step because use falls, per lane; nil where none do.
  func useOutflow(state: Int, wijk: Int) -> LaneMatrix.Row? {
    guard let share = use(of: state)?.leaving[wijk], !share.isNowherePositive else {
      return nil
    }
    return share
  }

  /// The same for one lane.
  public func useOutflow(state: Int, wijk: Int, lane: Int) -> Double {
    use(of: state)?.leaving[wijk][lane] ?? 0
  }

  // MARK: Growth, events and heavier care

  /// Multiplies new need of a state and wijk by unexplained growth and events.
  func multiplyInflow(_ row: LaneMatrix.Row, state: Int, wijk: Int) {
    if let groei = drivers.activeGroei, groei.states.contains(state) {
      row.multiply(by: growth[0])
    }
    for (index, event) in drivers.gebeurtenissen.enumerated() where event.effect == .inflow {
      if event.states.contains(state) && event.wijken.contains(wijk) {
        row.multiply(by: acting[index])
      }
    }
  }

  /// Whether an event on outflow begins to act, changes or ends at the opening of a step.
  func movesTransitions(at step: Int) -> Bool {
    drivers.activeGebeurtenissen.contains { event in
      guard case .outflow = event.effect else { return false }
      return event.share(of: step, grid: setting.grid)
        != event.share(of: step - 1, grid: setting.grid)
    }
  }

  /// Multiplies the rate of a class of transitions out of a state by the events that act on it.
  func multiplyTransition(_ row: LaneMatrix.Row, state: Int, kind: TransitionClass) {
    for (index, event) in drivers.gebeurtenissen.enumerated() {
      guard case .outflow(let classes) = event.effect, classes.contains(kind) else { continue }
      if event.states.contains(state) { row.multiply(by: acting[index]) }
    }
  }

  /// Multiplies price or delivered units of a voorziening by the events that act on them.
  public func multiplyMoney(
    _ row: LaneMatrix.Row, effect: Gebeurtenis.Effect, voorziening: Int
  ) {
    for (index, event) in drivers.gebeurtenissen.enumerated() where event.effect == effect {
      if event.voorzieningen.contains(voorziening) { row.multiply(by: acting[index]) }
    }
  }

  /// Moves new need to heavier states.
  func shift(_ rates: LaneMatrix) {
    guard let verzwaring = drivers.activeVerzwaring else { return }
    let time = setting.grid.time(currentStep)
    for (index, shift) in verzwaring.shifts.enumerated() {
      for band in setting.bands.indices {
        for wijk in setting.wijken.indices {
          Verzwaring.move(
            perYear: shifts[index],
            from: rates[setting.cell(state: shift.from, band: band, wijk: wijk)],
            to: rates[setting.cell(state: shift.to, band: band, wijk: wijk)], time: time)
        }
      }
    }
  }
}
