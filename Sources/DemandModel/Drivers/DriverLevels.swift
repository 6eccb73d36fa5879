import NumericKernels
import SociaalDomein

/// Where the drivers of one batch stand in the running step.
///
/// Everything drawn is laid out per lane when the batch opens, so that a step only reads rows.
public final class DriverLevels {
  let drivers: Drivers
  private let setting: Setting
  /// Mean delay between need and start, in years: the stock follows U that much later.
  private let lag: Double
  private let useLevel: UseLevel?
  /// U and its rise over the step per wijk, and U as the present stock has met it.
  let use: LaneMatrix
  let useRise: LaneMatrix
  private let lagged: LaneMatrix
  /// Share of starting institutional living left at the opening and the closing of the year, the
  /// same with the driver on whatever is switched off, and the yearly fall.
  let remaining: LaneMatrix
  private let shifts: LaneMatrix
  private let events: LaneMatrix
  /// Residual growth and its fade.
  let residual: LaneMatrix

  init(specification: DemandSpecification, lanes: Int) {
    drivers = specification.drivers
    setting = specification.setting
    lag = specification.delay.years
    let wijken = setting.wijken.count
    useLevel = drivers.activeAbonnement.map {
      UseLevel(driver: $0, wijken: wijken, lanes: lanes)
    }
    use = LaneMatrix(rows: wijken, lanes: lanes)
    useRise = LaneMatrix(rows: wijken, lanes: lanes)
    lagged = LaneMatrix(rows: wijken, lanes: lanes)
    remaining = LaneMatrix(rows: 4, lanes: lanes)
    shifts = LaneMatrix(rows: drivers.verzwaring?.shifts.count ?? 0, lanes: lanes)
    events = LaneMatrix(rows: drivers.gebeurtenissen.count, lanes: lanes)
    residual = LaneMatrix(rows: 2, lanes: lanes)
  }

  func open(draws: ParameterDraws) {
    useLevel?.open(draws: draws)
    if let langerThuis = drivers.langerThuis { draws.copy(langerThuis.fall, into: remaining[3]) }
    for (index, shift) in (drivers.verzwaring?.shifts ?? []).enumerated() {
      draws.copy(shift.perYear, into: shifts[index])
    }
    for (index, event) in drivers.gebeurtenissen.enumerated() {
      draws.copy(event.factor, into: events[index])
    }
    if let groei = drivers.onverklaardeGroei { draws.copy(groei.fade, into: residual[1]) }
  }

  /// Share of institutional living left after `years`: row 0 as switched, row 2 with the driver on.
  func writeRemaining(years: Double) {
    remaining[0].update(repeating: 1)
    remaining[2].update(repeating: 1)
    guard drivers.langerThuis != nil else { return }
    LangerThuis.writeRemaining(years: years, fall: remaining[3], into: remaining[2])
    if drivers.activeLangerThuis != nil { remaining[0].copy(remaining[2]) }
  }

  /// Writes the Wlz multiplier for 75+ at a time.
  func writeElderlyWlz(time: Double, into row: LaneMatrix.Row) {
    row.update(repeating: 1)
    guard drivers.activeLangerThuis != nil else { return }
    LangerThuis.writeRemaining(years: time, fall: remaining[3], into: row)
  }

  /// Sets U at the middle and over the whole of a step.
  func step(_ step: Int) {
    currentStep = step
    guard let useLevel else { return }
    let time = setting.grid.time(step)
    for wijk in setting.wijken.indices {
      useLevel.write(wijk: wijk, time: time - lag, into: lagged[wijk])
      useLevel.write(wijk: wijk, time: time, into: use[wijk])
      useLevel.write(wijk: wijk, time: time + setting.grid.dt, into: useRise[wijk])
      let now = use[wijk]
      let rise = useRise[wijk]
      for lane in now.indices {
        let next = rise[lane]
        rise[lane] = next - now[lane]
        now[lane] = next
      }
    }
  }

  /// Whether use falls somewhere in this step, so that people leave; writes their share per lane.
  func writeUseOutflow(state: Int, wijk: Int, into share: LaneMatrix.Row) -> Bool {
    guard let lagged = laggedUse(state: state, wijk: wijk) else { return false }
    var any = false
    for lane in share.indices {
      share[lane] = min(1, max(0, -useRise[wijk][lane] / (1 + lagged[lane])))
      any = any || share[lane] > 0
    }
    return any
  }
  private var currentStep = 0

  /// U as the present stock has met it, where the driver acts on a state.
  func laggedUse(state: Int, wijk: Int) -> LaneMatrix.Row? {
    guard useLevel != nil, drivers.abonnementstarief?.states.contains(state) == true else {
      return nil
    }
    return lagged[wijk]
  }

  /// The share of one lane's clients who leave in this step because use falls.
  public func useOutflow(state: Int, wijk: Int, lane: Int) -> Double {
    guard let lagged = laggedUse(state: state, wijk: wijk) else { return 0 }
    return min(1, max(0, -useRise[wijk][lane] / (1 + lagged[lane])))
  }

  /// Multiplies new need of a state and wijk by unexplained growth and events.
  func multiplyInflow(_ row: LaneMatrix.Row, state: Int, wijk: Int, time: Double) {
    if let groei = drivers.activeGroei, groei.states.contains(state) {
      OnverklaardeGroei.multiply(row, residual: residual[0], fade: residual[1], time: time)
    }
    guard drivers.isOn(.gebeurtenis) else { return }
    for (index, event) in drivers.gebeurtenissen.enumerated()
    where event.effect == .inflow && event.acts(at: currentStep) {
      if event.states.contains(state) && event.wijken.contains(wijk) {
        row.multiply(by: events[index])
      }
    }
  }

  /// Multiplies the rate of a class of transitions out of a state by the events that act on it.
  func multiplyTransition(_ row: LaneMatrix.Row, state: Int, kind: TransitionClass) {
    guard drivers.isOn(.gebeurtenis) else { return }
    for (index, event) in drivers.gebeurtenissen.enumerated() where event.acts(at: currentStep) {
      guard case .outflow(let classes) = event.effect, classes.contains(kind) else { continue }
      if event.states.contains(state) { row.multiply(by: events[index]) }
    }
  }

  /// Multiplies price or delivered units of a voorziening by the events that act on them.
  public func multiplyMoney(_ row: LaneMatrix.Row, effect: Gebeurtenis.Effect, voorziening: Int) {
    guard drivers.isOn(.gebeurtenis) else { return }
    for (index, event) in drivers.gebeurtenissen.enumerated()
    where event.effect == effect && event.acts(at: currentStep) {
      let touched = event.states.contains { setting.states[$0].voorzieningen.contains(voorziening) }
      if touched { row.multiply(by: events[index]) }
    }
  }

  /// Moves new need to heavier states.
  func shift(_ rates: LaneMatrix, setting: Setting) {
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
