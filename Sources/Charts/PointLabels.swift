/// Names of points, each beside its own and clear of all other names and points.
struct PointLabels {
  struct Label: Equatable {
    let point: Int
    let text: String
    let box: Box
    /// Whether a line must tie it to its point.
    let isFar: Bool
  }

  private static let gap = 3.0

  let labels: [Label]

  /// - Parameters:
  ///   - names: Text of every point; one that finds no room is left out.
  ///   - room: Where names may stand.
  init(_ names: [String], at points: [(x: Double, y: Double)?], within room: Box, size: Double) {
    let reach = PointLook.reach
    let marks = points.map { point in
      point.map {
        Box(left: $0.x - reach, top: $0.y - reach, width: 2 * reach, height: 2 * reach)
      }
    }
    var taken = marks.compactMap { $0 }
    var labels: [Label] = []
    for (index, point) in points.enumerated() {
      guard let point else { continue }
      let text = TextSize.shortened(names[index], to: room.width * 0.5, size: size)
      let width = TextSize.width(text, size: size)
      let height = (size * 1.25).rounded()
      let free = Self.places(around: point, width: width, height: height).first { place in
        place.box.isWithin(room) && !taken.contains { $0.touches(place.box, gap: Self.gap) }
      }
      guard let free else { continue }
      labels.append(Label(point: index, text: text, box: free.box, isFar: free.isFar))
      taken.append(free.box)
    }
    self.labels = labels
  }

  /// Places from near to far: beside, above and below the point, then around it.
  private static func places(
    around point: (x: Double, y: Double), width: Double, height: Double
  ) -> [(box: Box, isFar: Bool)] {
    let near = PointLook.reach + gap + 1
    return (0..<9).flatMap { ring -> [(box: Box, isFar: Bool)] in
      let away = near + Double(ring) * height * 0.8
      let right = point.x + away
      let left = point.x - away - width
      let centre = point.x - width / 2
      let middle = point.y - height / 2
      let above = point.y - away - height
      let below = point.y + away
      let corners = [
        (right, middle), (left, middle), (centre, above), (centre, below), (right, above),
        (right, below), (left, above), (left, below),
      ]
      return corners.map { corner in
        (Box(left: corner.0, top: corner.1, width: width, height: height), ring > 0)
      }
    }
  }
}

extension Box {
  fileprivate func isWithin(_ room: Box) -> Bool {
    left >= room.left && top >= room.top && left + width <= room.left + room.width
      && top + height <= room.top + room.height
  }

  fileprivate func touches(_ other: Box, gap: Double) -> Bool {
    left < other.left + other.width + gap && other.left < left + width + gap
      && top < other.top + other.height + gap && other.top < top + height + gap
  }
}
