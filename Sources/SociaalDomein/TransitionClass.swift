/// The six ways in which a client's care changes or ends.
public enum TransitionClass: String, Sendable, CaseIterable {
  case uitstroom
  case afschalen
  case opschalen
  case doorstroom
  case overlijden
  case wlz

  public var index: Int {
    switch self {
    case .uitstroom: 0
    case .afschalen: 1
    case .opschalen: 2
    case .doorstroom: 3
    case .overlijden: 4
    case .wlz: 5
    }
  }
}
