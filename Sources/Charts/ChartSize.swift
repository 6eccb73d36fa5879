/// For which room a chart is drawn; it scales with the room it gets.
public enum ChartSize: String, Sendable, CaseIterable {
  /// A column of a page or of paper, 720 wide; lines are named at their end.
  case wide
  /// The screen of a phone, 360 wide; lines are named in the legend.
  case narrow
  /// One of many next to each other, 240 by 150, without a legend.
  case small
}

/// What a size means for the drawing, in the units of the picture.
struct ChartMeasures {
  let width: Double
  /// Height of the plot, or of the whole picture where that is the same for all.
  let plotHeight: Double
  var wholeHeight: Double?
  let text: Double
  let title: Double
  /// Steps of the vertical axis, about.
  let steps: Int
  /// Room for the name of a line behind its end; 0 where names do not stand there.
  var endLabelWidth = 0.0
  var hasLegend = true
  var hasValues = true

  var lineHeight: Double { (text * 1.3).rounded() }
}

extension ChartSize {
  var measures: ChartMeasures {
    switch self {
    case .wide:
      ChartMeasures(
        width: 720, plotHeight: 230, text: 13, title: 15, steps: 5, endLabelWidth: 150)
    case .narrow:
      ChartMeasures(width: 360, plotHeight: 200, text: 12.5, title: 14, steps: 4)
    case .small:
      ChartMeasures(
        width: 240, plotHeight: 90, wholeHeight: 150, text: 11, title: 12, steps: 3,
        hasLegend: false, hasValues: false)
    }
  }
}
