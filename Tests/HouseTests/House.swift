import Foundation

/// The layers of the package, and what each may import: what Package.swift gives it, and of the system what stands here.
struct House {
  struct Layer {
    /// Layers right beneath, of which all that lies beneath may be imported too.
    let beneath: [String]
    /// C libraries and packages of others that this layer alone may import.
    let own: [String]
    /// Parts of the system it may import.
    let system: Set<String>
  }

  static let system: Set<String> = [
    "Foundation", "FoundationEssentials", "Dispatch", "Glibc", "Darwin", "Musl", "Synchronization",
  ]

  /// Parts of the system by layer, which Package.swift cannot say; other layers take nothing of it.
  /// NumericKernels takes locks only: the C library's exp and log differ from one machine to the next.
  static let systemUse: [String: Set<String>] = [
    "NumericKernels": ["Synchronization"],
    "Simulation": ["Dispatch", "Foundation", "Synchronization"],
    "ScenarioText": ["Foundation", "Synchronization"],
    "Scenarios": system, "Import": ["Foundation"],
    "Spreadsheet": ["Foundation", "FoundationXML"], "Planner": ["Foundation"],
    "Calibration": ["Foundation"],
    "Analysis": system, "Reporting": system, "wijkraming": system,
  ]

  static let manifest: Manifest = {
    let file = PackageFiles.root.appendingPathComponent("Package.swift").path
    return Manifest((try? String(contentsOfFile: file, encoding: .utf8)) ?? "")
  }()

  /// The targets under Sources. A dependency on one that holds Swift is a layer beneath, another is a library of its own.
  static let layers: [String: Layer] = {
    let targets = manifest.targets.filter { $0.path == nil && !$0.isTest }
    let swift = Set(targets.map(\.name).filter { !PackageFiles.swiftFiles(of: $0).isEmpty })
    let pairs = targets.map { target in
      let layer = Layer(
        beneath: target.dependencies.filter(swift.contains),
        own: target.dependencies.filter { !swift.contains($0) },
        system: systemUse[target.name] ?? [])
      return (target.name, layer)
    }
    return Dictionary(pairs) { first, _ in first }
  }()

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
