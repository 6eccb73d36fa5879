/// A text in Dutch and in English; legal and domain words stay Dutch in both.
public struct BilingualText: Sendable, Hashable {
  public let nl: String
  public let en: String

  public init(_ nl: String, _ en: String) {
    self.nl = nl
    self.en = en
  }

  /// Both texts after a change, as to fill in a number.
  public func map(_ change: (String) -> String) -> BilingualText {
    BilingualText(change(nl), change(en))
  }
}
