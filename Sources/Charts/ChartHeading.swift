/// What stands above the plot: the title, the legend and what the vertical axis measures.
struct ChartHeading {
  let title: [String]
  let legend: Legend
  let axisTitle: [String]
  let measures: ChartMeasures

  private var titleHeight: Double { (measures.title * 1.35).rounded() }
  private var legendTop: Double {
    title.isEmpty ? 0 : Double(title.count) * titleHeight + (measures.hasLegend ? 4 : 1)
  }
  private var axisTop: Double { legendTop + (legend.places.isEmpty ? 0 : legend.height + 5) }
  var height: Double { axisTop + Double(axisTitle.count) * measures.lineHeight + 12 }

  init(of chart: Chart, legend items: [Legend.Item], remark: String?, layout: ChartLayout.Form) {
    measures = layout.measures
    let measures = measures
    title =
      layout.hasHeading
      ? TextSize.wrapped(
        chart.title, to: measures.width, lines: 2, size: measures.title, isBold: true) : []
    legend = Legend(
      measures.hasLegend ? items : [], width: measures.width, size: measures.text)
    let parts = [chart.axisTitle] + (remark.map { ["(" + $0 + ")"] } ?? [])
    let text = parts.filter { !$0.isEmpty }.joined(separator: " ")
    axisTitle =
      text.isEmpty
      ? [] : TextSize.wrapped(text, to: measures.width, lines: 2, size: measures.text)
  }

  func draw(hatching: Hatching, in markup: inout Markup) {
    for (row, line) in title.enumerated() {
      let y = (Double(row) + 0.75) * titleHeight
      markup.add(
        "text",
        [
          "class": "chart-title", "x": 0.0, "y": y, "font-size": measures.title,
          "font-weight": "bold",
        ], text: line)
    }
    legend.draw(top: legendTop, hatching: hatching, in: &markup)
    for (row, line) in axisTitle.enumerated() {
      let y = axisTop + (Double(row) + 0.8) * measures.lineHeight
      markup.add(
        "text",
        [
          "class": "chart-faint", "x": 0.0, "y": y, "font-size": measures.text,
          "fill": Palette.faintInk,
        ], text: line)
    }
  }
}
