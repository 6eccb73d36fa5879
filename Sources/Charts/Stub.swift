public enum ChartSize { case wide, small }
public enum ChartNotation { case dutch, english }
extension Chart {
  public static let styleSheet = ""
  public func svg(id: String, size: ChartSize, notation: ChartNotation) -> String { "<svg></svg>" }
}
