/// Something said in both languages of the screen.
public struct Phrase: Sendable, Equatable {
  public let dutch: String
  public let english: String

  public init(_ dutch: String, _ english: String) {
    self.dutch = dutch
    self.english = english
  }
}
