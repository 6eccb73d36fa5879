import Foundation

/// Numbers as scenario files and messages write them.
public enum FigureText {
  /// The shortest digits that are the number, with a dot, without an exponent.
  public static func plain(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    let text = "\(value)"
    guard text.contains("e") else { return text }
    let digits = String(format: "%.15f", value)
    let bare = digits.reversed().drop { $0 == "0" }
    return String(bare.first == "." ? String(bare.dropFirst().reversed()) : String(bare.reversed()))
  }

  /// A share in percent: 0.042 is `4.2`, to fifteen digits.
  public static func hundredfold(_ share: Double) -> String {
    plain(Double(String(format: "%.14g", share * 100)) ?? share * 100)
  }

  static func percent(_ share: Double) -> String { hundredfold(share) + "%" }
}
