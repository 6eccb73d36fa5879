import SociaalDomein

/// What a screen says of numbers that do not come from their distributions but from a table.
enum CalibrationNote {
  static func line(_ sample: ParameterSample, _ words: Words, _ number: ScreenNumber) -> String {
    let count = number.text(Double(sample.keys.count))
    let rows = number.text(Double(sample.rows))
    return words.pick(
      "Gekalibreerd: \(count) onzekere getallen komen uit de tabel onder 'kalibratie' (\(rows) rijen), niet uit "
        + "hun verdeling.",
      "Calibrated: \(count) uncertain numbers come from the table under 'kalibratie' (\(rows) rows), not from "
        + "their distributions.")
  }
}
