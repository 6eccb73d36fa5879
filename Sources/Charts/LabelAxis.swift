/// The horizontal axis: labels in full where they fit, else wrapped, turned or some left out.
struct LabelAxis: Equatable {
  struct Mark: Equatable {
    let label: Int
    let lines: [String]
    /// The middle of the text; the end of it where it is turned.
    let x: Double
    let width: Double
  }

  /// Text that rises to its end, under its label.
  enum Turn: Double {
    case slanted = 40
    case upright = 90

    var sine: Double { self == .slanted ? 0.643 : 1 }
    var cosine: Double { self == .slanted ? 0.766 : 0 }

    /// The turn by which names stay apart; nil where none does.
    init?(slot: Double, size: Double) {
      if slot >= size * 1.6 {
        self = .slanted
      } else if slot >= size * 1.05 {
        self = .upright
      } else {
        return nil
      }
    }
  }

  private static let gap = 9.0
  private static let longest = 160.0

  let marks: [Mark]
  /// How names that do not fit are turned; nil for text from left to right.
  let turn: Turn?
  let height: Double
  let size: Double

  init(_ labels: [String], columns: Columns, within width: Double, size: Double) {
    self.size = size
    let lineHeight = (size * 1.3).rounded()
    if let marks = Self.wrapped(labels, columns: columns, within: width, size: size) {
      self.marks = marks
      turn = nil
      height = 6 + lineHeight * Double(marks.map(\.lines.count).max() ?? 1)
    } else if !Self.isSequence(labels), let turn = Turn(slot: columns.slot, size: size) {
      self.turn = turn
      marks = Self.turned(labels, by: turn, columns: columns, size: size)
      height = 12 + (marks.map(\.width).max() ?? 0) * turn.sine
    } else {
      marks = Self.thinned(labels, columns: columns, within: width, size: size)
      turn = nil
      height = 6 + lineHeight
    }
  }

  /// Whether labels follow each other as years and months do, so that some can be left out; names
  /// that hold a year do not.
  static func isSequence(_ labels: [String]) -> Bool {
    labels.allSatisfy { label in 2 * label.count { $0.isNumber } >= label.count }
  }

  /// All labels, on more lines where words need them; nil when they do not fit.
  private static func wrapped(
    _ labels: [String], columns: Columns, within width: Double, size: Double
  ) -> [Mark]? {
    let most = isSequence(labels) ? 1 : 3
    let room = columns.slot - gap
    let marks = labels.enumerated().map { label, text in
      let lines = TextSize.wrapped(text, to: room, lines: most, size: size)
      return mark(label, lines, columns: columns, within: width, size: size)
    }
    let isWhole = zip(labels, marks).allSatisfy { text, mark in
      mark.lines.last?.last != "…" || text.last == "…"
    }
    return isWhole && areApart(marks) ? marks : nil
  }

  private static func thinned(
    _ labels: [String], columns: Columns, within width: Double, size: Double
  ) -> [Mark] {
    let room = max(columns.width - gap, 30)
    for step in steps(of: labels) {
      let marks = stride(from: 0, to: labels.count, by: step).map { label in
        let line = TextSize.shortened(labels[label], to: room, size: size)
        return mark(label, [line], columns: columns, within: width, size: size)
      }
      if areApart(marks) || marks.count < 2 { return marks }
    }
    return []
  }

  /// Steps at which years, or months, may be left out.
  private static func steps(of labels: [String]) -> [Int] {
    let areYears = labels.allSatisfy { $0.count <= 4 }
    let least = areYears ? [1, 2, 5, 10, 20, 50, 100] : [1, 2, 3, 4, 6, 12, 24, 36, 48, 60, 120]
    return least + [max(labels.count, 1)]
  }

  private static func turned(
    _ labels: [String], by turn: Turn, columns: Columns, size: Double
  ) -> [Mark] {
    labels.enumerated().map { label, text in
      let x = columns.x(label) + size * 0.36
      let room = turn == .slanted ? min(longest, (x - size) / turn.cosine) : longest
      let line = TextSize.shortened(text, to: room, size: size)
      let width = TextSize.width(line, size: size)
      return Mark(label: label, lines: [line], x: x, width: width)
    }
  }

  /// Columns that leave room to the left for labels that must slant.
  static func columns(
    _ columns: Columns, for labels: [String], within width: Double, size: Double
  ) -> Columns {
    let turn = LabelAxis(labels, columns: columns, within: width, size: size).turn
    guard let turn, turn == .slanted else { return columns }
    let needed = labels.enumerated().map { label, text in
      min(longest, TextSize.width(text, size: size)) * turn.cosine + size
        - (Double(label) + 0.5) * columns.slot
    }
    let left = max(columns.left, min(needed.max() ?? 0, width * 0.2))
    return Columns(
      left: left, right: columns.right, count: columns.count, hasSlots: columns.hasSlots)
  }

  private static func mark(
    _ label: Int, _ lines: [String], columns: Columns, within width: Double, size: Double
  ) -> Mark {
    let taken = lines.map { TextSize.width($0, size: size) }.max() ?? 0
    let x = max(taken / 2, min(columns.x(label), width - taken / 2))
    return Mark(label: label, lines: lines, x: x, width: taken)
  }

  private static func areApart(_ marks: [Mark]) -> Bool {
    zip(marks, marks.dropFirst()).allSatisfy { left, right in
      left.x + left.width / 2 + gap <= right.x - right.width / 2
    }
  }
}

extension LabelAxis {
  /// Draws the labels from `top` on, and ticks at the plot.
  func draw(in plot: Plot, top: Double, to markup: inout Markup) {
    for mark in marks {
      let x = plot.columns.x(mark.label)
      let tick = Path.through([(x, plot.bottom), (x, plot.bottom + 4)])
      if top == plot.bottom {
        markup.add(
          "path", ["class": "chart-tick", "d": tick, "stroke": Palette.faintInk, "fill": "none"])
      }
      for (row, line) in mark.lines.enumerated() {
        let y = top + 6 + size + Double(row) * (size * 1.3).rounded()
        draw(
          line, x: mark.x, y: turn == nil ? y : top + 8 + (turn == .slanted ? size * 0.6 : 0),
          to: &markup)
      }
    }
  }

  private func draw(_ line: String, x: Double, y: Double, to markup: inout Markup) {
    if let turn {
      let place = Markup.number(x) + " " + Markup.number(y)
      markup.add(
        "text",
        [
          "class": "chart-faint", "text-anchor": "end", "font-size": size,
          "fill": Palette.faintInk,
          "transform": "translate(" + place + ") rotate(" + Markup.number(-turn.rawValue) + ")",
        ], text: line)
    } else {
      markup.add(
        "text",
        [
          "class": "chart-faint", "x": x, "y": y, "text-anchor": "middle", "font-size": size,
          "fill": Palette.faintInk,
        ], text: line)
    }
  }
}
