/// A chart of values by year or month, of parts of a whole, or of things side by side: data and words,
/// before it is drawn.
///
/// Numbers are in the unit of `axisTitle`; a line or band may miss values, where it is broken.
public struct Chart: Sendable, Equatable {
  /// What is drawn over the labels of the horizontal axis.
  public enum Shape: Sendable, Equatable {
    /// Bands of uncertainty, the widest first, under lines.
    case fan(bands: [Band], lines: [Line])
    /// Bars from zero, the series side by side, values above and below zero.
    case bars([Line])
    /// Bars from zero, the series on top of each other.
    case stackedBars([Line])
    /// A point for every label with whiskers to the ends of its interval; open where that holds zero.
    case intervals(estimate: Line, interval: Band)
    /// A point for every label by two values, named where it stands; `up` is in the unit of `axisTitle`.
    case scatter(across: Axis, up: Line)
  }

  /// The room between two values at every label.
  public struct Band: Sendable, Equatable {
    public let name: String
    public let lower: [Double?]
    public let upper: [Double?]

    public init(_ name: String, lower: [Double?], upper: [Double?]) {
      self.name = name
      self.lower = lower
      self.upper = upper
    }
  }

  /// Values along the horizontal axis.
  public struct Axis: Sendable, Equatable {
    /// What it measures, with its unit.
    public let title: String
    public let values: [Double?]

    public init(_ title: String, _ values: [Double?]) {
      self.title = title
      self.values = values
    }
  }

  /// One series of values.
  public struct Line: Sendable, Equatable {
    /// How it is told from others, also in black and white.
    public enum Stroke: Sendable, Equatable {
      case solid
      case dashed
      case dotted
    }

    public let name: String
    public let values: [Double?]
    public let stroke: Stroke

    public init(_ name: String, _ values: [Double?], stroke: Stroke = .solid) {
      self.name = name
      self.values = values
      self.stroke = stroke
    }
  }

  public let title: String
  /// One sentence that says what the chart shows, for those who do not see it.
  public let description: String
  /// The labels of the horizontal axis, in order.
  public let labels: [String]
  /// What the vertical axis measures, with its unit: `x EUR 1.000`.
  public let axisTitle: String
  public let shape: Shape

  public init(
    title: String, description: String, labels: [String], axisTitle: String, shape: Shape
  ) {
    self.title = title
    self.description = description
    self.labels = labels
    self.axisTitle = axisTitle
    self.shape = shape
  }
}
