/// A number that the format of a scenario knows, with the keys that lead to it.
public struct FormatParameter: Sendable {
  /// The dotted path; names that the author chooses stand as `<wijk>`.
  public let path: String
  public let declaration: ParameterDeclaration
  public let need: KeyDeclaration.Need
}

extension ScenarioFormat {
  /// Every number of the format, in its order.
  public static let parameters = parameters(in: root, under: "")

  private static func parameters(
    in section: SectionDeclaration, under parent: String
  ) -> [FormatParameter] {
    let path = { (name: String) in parent.isEmpty ? name : "\(parent).\(name)" }
    var found = section.keys.flatMap { parameters($0.form, need: $0.need, at: path($0.name)) }
    if let names = section.names {
      found += parameters(names.form, need: .optional, at: path("<\(names.what)>"))
    }
    return found
  }

  private static func parameters(
    _ form: ValueForm, need: KeyDeclaration.Need, at path: String
  ) -> [FormatParameter] {
    form.alternatives.flatMap { form -> [FormatParameter] in
      switch form {
      case .number(let declaration, _), .series(let declaration):
        [FormatParameter(path: path, declaration: declaration, need: need)]
      case .mapping(let section), .mappingOrNo(let section): parameters(in: section, under: path)
      default: []
      }
    }
  }
}
