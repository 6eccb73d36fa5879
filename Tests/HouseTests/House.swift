import Foundation

/// The layers of the package, and what each may import.
struct House {
  struct Layer {
    /// Layers right beneath, of which all that lies beneath may be imported too.
    let beneath: [String]
    /// C libraries and packages of others that this layer alone may import.
    var own: [String] = []
    /// Parts of the system it may import.
    var system: Set<String> = []
  }

  static let system: Set<String> = [
    "Foundation", "FoundationEssentials", "Dispatch", "Glibc", "Darwin", "Musl", "Synchronization",
  ]

  /// The layers of this package. NumericKernels takes nothing of the system: the C library's
  /// exp and log differ from one machine to the next.
  static let layers: [String: Layer] = [
    "CBuildOrigin": Layer(beneath: []),
    "COpenBLAS": Layer(beneath: []),
    "CScenarioTexts": Layer(beneath: []),
    "CXLSXWriter": Layer(beneath: []),
    "CZip": Layer(beneath: []),
    "CZlib": Layer(beneath: []),
    "NumericKernels": Layer(beneath: [], own: ["COpenBLAS"], system: ["Synchronization"]),
    "Statistics": Layer(beneath: ["NumericKernels"]),
    "SociaalDomein": Layer(beneath: ["NumericKernels"]),
    "DemandModel": Layer(beneath: ["SociaalDomein", "NumericKernels"]),
    "FundingModel": Layer(beneath: ["SociaalDomein", "NumericKernels"]),
    "Simulation": Layer(
      beneath: ["DemandModel", "FundingModel", "Statistics"],
      system: ["Dispatch", "Foundation", "Synchronization"]),
    "Scenarios": Layer(beneath: ["Simulation"], own: ["CScenarioTexts", "Yams"], system: system),
    "Charts": Layer(beneath: []),
    "Import": Layer(beneath: ["Scenarios"], system: ["Foundation"]),
    "Spreadsheet": Layer(
      beneath: [], own: ["CZip"], system: ["Foundation", "FoundationXML"]),
    "Planner": Layer(beneath: ["Scenarios", "Spreadsheet"], system: ["Foundation"]),
    "Analysis": Layer(beneath: ["Scenarios"], system: system),
    "Questions": Layer(beneath: ["Analysis"]),
    "Reporting": Layer(
      beneath: ["Questions", "Charts", "Import", "Planner"],
      own: ["CBuildOrigin", "CXLSXWriter", "CZlib"], system: system),
    "wijkraming": Layer(beneath: ["Reporting"], own: ["ArgumentParser"], system: system),
  ]

  /// All that a layer may import.
  static func allowed(_ name: String) -> Set<String> {
    guard let layer = layers[name] else { return [] }
    return reach(of: name).union(layer.own).union(layer.system)
  }

  /// The layers beneath a layer, however deep.
  static func reach(of name: String) -> Set<String> {
    var reached: Set<String> = []
    var open = layers[name]?.beneath ?? []
    while let next = open.popLast() {
      if reached.insert(next).inserted { open += layers[next]?.beneath ?? [] }
    }
    return reached
  }
}

/// The files of the package as they stand on the disk.
enum PackageFiles {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let sources = root.appendingPathComponent("Sources").path

  /// Names right under Sources.
  static func folders() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: sources).filter { !$0.hasPrefix(".") }
      .sorted()
  }

  /// Paths of all that lies under a folder, from that folder on.
  static func paths(under folder: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return all.sorted()
  }

  static func swiftFiles(of layer: String) -> [String] {
    paths(under: sources + "/" + layer).filter { $0.hasSuffix(".swift") }
      .map { sources + "/" + layer + "/" + $0 }
  }
}
