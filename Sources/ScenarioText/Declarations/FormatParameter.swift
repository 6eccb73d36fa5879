/// A number that a format knows, with the keys that lead to it.
public struct FormatParameter: Sendable {
  /// The dotted path; names that the author chooses stand as `<wijk>`.
  public let path: String
  public let declaration: ParameterDeclaration
  public let need: KeyDeclaration.Need
}

extension SectionDeclaration {
  /// Every number under these keys, in their order.
  package var numbers: [FormatParameter] { numbers(under: "") }

  fileprivate func numbers(under parent: String) -> [FormatParameter] {
    let path = { (name: String) in parent.isEmpty ? name : "\(parent).\(name)" }
    var found = keys.flatMap { $0.form.numbers(need: $0.need, at: path($0.name)) }
    if let names { found += names.form.numbers(need: .optional, at: path("<\(names.what)>")) }
    return found
  }
}

extension ValueForm {
  fileprivate func numbers(need: KeyDeclaration.Need, at path: String) -> [FormatParameter] {
    alternatives.flatMap { form -> [FormatParameter] in
      switch form {
      case .number(let declaration, _), .series(let declaration):
        [FormatParameter(path: path, declaration: declaration, need: need)]
      case .mapping(let section), .mappingOrNo(let section): section.numbers(under: path)
      default: []
      }
    }
  }
}
