/// What can stand as the value of an attribute.
protocol MarkupValue {
  var markup: String { get }
}

extension String: MarkupValue {
  var markup: String { XMLText.escaped(self) }
}

extension Double: MarkupValue {
  var markup: String { Markup.number(self) }
}

/// The elements of an SVG picture, written in order; the same elements give the same bytes.
struct Markup {
  typealias Attributes = KeyValuePairs<String, any MarkupValue>

  private(set) var text = ""

  /// Adds an element with text in it, or without anything.
  mutating func add(_ name: String, _ attributes: Attributes, text content: String? = nil) {
    open(name, attributes)
    if let content {
      text += ">" + XMLText.escaped(content) + "</" + name + ">\n"
    } else {
      text += "/>\n"
    }
  }

  /// Adds an element around all that `content` adds.
  mutating func add(_ name: String, _ attributes: Attributes, around content: (inout Self) -> Void)
  {
    open(name, attributes)
    text += ">\n"
    content(&self)
    text += "</" + name + ">\n"
  }

  private mutating func open(_ name: String, _ attributes: Attributes) {
    text += "<" + name
    for (key, value) in attributes { text += " " + key + "=\"" + value.markup + "\"" }
  }

  /// A coordinate with at most two decimals and a point.
  static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let magnitude = hundredths.magnitude
    var text = (hundredths < 0 ? "-" : "") + String(magnitude / 100)
    if magnitude % 100 > 0 {
      text += "." + String(magnitude / 10 % 10)
      if magnitude % 10 > 0 { text += String(magnitude % 10) }
    }
    return text
  }

  /// A name for links within a page, of letters, digits and `-`; other names stay different.
  static func name(from text: String) -> String {
    var name = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-": name.unicodeScalars.append(scalar)
      default: name += "_" + String(scalar.value, radix: 16) + "_"
      }
    }
    return name.isEmpty ? "chart" : name
  }
}
