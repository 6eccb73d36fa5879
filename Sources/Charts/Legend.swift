/// Names with the mark by which they are known in the plot, in rows.
struct Legend {
  enum Mark: Equatable {
    case band(Int, of: Int)
    case line(Int, Chart.Line.Stroke)
    case point(Int, Chart.Line.Stroke)
    case bar(Int)
  }

  struct Item: Equatable {
    let mark: Mark
    let name: String
  }

  struct Place: Equatable {
    let item: Item
    let x: Double
    let row: Int
    /// The name as it fits.
    let text: String
    let width: Double
  }

  static let markWidth = 26.0
  private static let markGap = 7.0
  private static let itemGap = 20.0

  let places: [Place]
  let size: Double

  var rowHeight: Double { (size * 1.6).rounded() }
  var height: Double { Double((places.last?.row ?? -1) + 1) * rowHeight }

  init(_ items: [Item], width: Double, size: Double) {
    self.size = size
    var places: [Place] = []
    var x = 0.0
    var row = 0
    for item in items {
      let room = width - Self.markWidth - Self.markGap
      let text = TextSize.shortened(item.name, to: room, size: size)
      let taken = Self.markWidth + Self.markGap + TextSize.width(text, size: size)
      if x > 0 && x + taken > width {
        x = 0
        row += 1
      }
      places.append(Place(item: item, x: x, row: row, text: text, width: taken))
      x += taken + Self.itemGap
    }
    self.places = places
  }

  func draw(top: Double, hatching: Hatching, in markup: inout Markup) {
    for place in places {
      let middle = top + (Double(place.row) + 0.5) * rowHeight
      draw(place.item.mark, x: place.x, middle: middle, hatching: hatching, in: &markup)
      markup.add(
        "text",
        [
          "class": "chart-text", "x": place.x + Self.markWidth + Self.markGap,
          "y": middle + size * 0.36, "font-size": size,
        ], text: place.text)
    }
  }

  private func draw(
    _ mark: Mark, x: Double, middle: Double, hatching: Hatching, in markup: inout Markup
  ) {
    let box = Box(left: x + 0.5, top: middle - 6.5, width: Self.markWidth - 1, height: 13)
    switch mark {
    case .band(let index, let count):
      for under in 0...index { BandLook(index: under, count: count).draw(box, in: &markup) }
    case .line(let index, let stroke):
      let look = LineLook(index: index, stroke: stroke)
      look.draw([(x, middle), (x + Self.markWidth, middle)], in: &markup)
    case .point(let index, let stroke):
      let look = LineLook(index: index, stroke: stroke)
      look.draw(alone: (x + Self.markWidth / 2, middle), in: &markup)
    case .bar(let series):
      box.draw(
        class: "chart-bar", fill: hatching.paint(series), stroke: Palette.ink, in: &markup)
    }
  }
}
