import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Hears what stands in a part of a workbook, element by element, by names without a prefix.
protocol PartListener: AnyObject {
  func start(_ name: String, _ attributes: [String: String]) throws(SpreadsheetError)
  func text(_ text: String) throws(SpreadsheetError)
  func end(_ name: String) throws(SpreadsheetError)
}

/// Reads one part as XML. Nothing in it is expanded or fetched: a part with declarations of its own
/// is refused before it is parsed.
final class XMLPart: NSObject, XMLParserDelegate {
  private let listener: any PartListener
  private var fault: SpreadsheetError?
  /// Elements that are open, and the parser's own complaint: it may return from broken XML without.
  private var depth = 0
  private var isBegun = false
  private var isBroken = false

  private init(_ listener: any PartListener) { self.listener = listener }

  /// - Parameter name: of the part, for messages.
  /// - Throws: what the listener throws, and a part that is no XML of a workbook.
  static func read(_ data: Data, name: String, to listener: any PartListener)
    throws(SpreadsheetError)
  {
    guard isUTF8(data) else { throw broken(name, "it is no XML in UTF-8") }
    for word in ["<!DOCTYPE", "<!ENTITY"] where data.range(of: Data(word.utf8)) != nil {
      throw broken(name, "it declares a document type of its own")
    }
    let part = XMLPart(listener)
    let parser = XMLParser(data: data)
    parser.delegate = part
    parser.shouldResolveExternalEntities = false
    let isRead = parser.parse()
    if let fault = part.fault { throw fault }
    guard isRead, part.isBegun, part.depth == 0, !part.isBroken else {
      throw broken(name, "it is no whole XML")
    }
  }

  /// Whether the XML says so itself: other encodings could hide a declaration.
  private static func isUTF8(_ data: Data) -> Bool {
    var head = data.prefix(256)
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
    guard head.first == UInt8(ascii: "<"), !head.contains(0) else { return false }
    let text = String(decoding: head, as: UTF8.self)
    guard text.hasPrefix("<?xml"), let end = text.range(of: "?>") else {
      return !text.hasPrefix("<?xml")
    }
    let declaration = text[..<end.lowerBound].lowercased()
    return !declaration.contains("encoding") || declaration.contains("utf-8")
  }

  static func broken(_ name: String, _ why: String) -> SpreadsheetError {
    .file(
      "the part \(name) of the workbook cannot be read: \(why); allowed: .xlsx as Excel or "
        + "LibreOffice saves it; open it there and save it anew")
  }

  private func hear(
    _ parser: XMLParser, _ work: (any PartListener) throws(SpreadsheetError) -> Void
  ) {
    guard fault == nil, !isBroken else { return }
    do { try work(listener) } catch {
      fault = error
      parser.abortParsing()
    }
  }

  private static func local(_ name: String) -> String {
    name.utf8.contains(UInt8(ascii: ":")) ? String(name.split(separator: ":").last ?? "") : name
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    depth += 1
    isBegun = true
    hear(parser) { (listener) throws(SpreadsheetError) in
      try listener.start(Self.local(name), attributes)
    }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    depth -= 1
    hear(parser) { (listener) throws(SpreadsheetError) in try listener.end(Self.local(name)) }
  }

  func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) { isBroken = true }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    hear(parser) { (listener) throws(SpreadsheetError) in try listener.text(text) }
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    hear(parser) { (listener) throws(SpreadsheetError) in
      try listener.text(String(decoding: block, as: UTF8.self))
    }
  }
}
