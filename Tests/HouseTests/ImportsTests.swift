import Foundation
import Testing

@Suite("The house of modules")
struct ImportsTests {
  static let layers = House.layers.keys.sorted()

  @Test("imports of a layer come from beneath it", arguments: layers)
  func imports(layer: String) throws {
    let allowed = House.allowed(layer)
    for file in PackageFiles.swiftFiles(of: layer) {
      let text = try String(contentsOfFile: file, encoding: .utf8)
      let breaches = ImportLine.all(in: text).filter { !allowed.contains($0.module) }
      #expect(breaches.isEmpty, "\(file) may not import \(breaches)")
    }
  }

  @Test("only NumericKernels can reach OpenBLAS")
  func openBLAS() {
    let users = Self.layers.filter { House.allowed($0).contains("COpenBLAS") }
    #expect(users == ["NumericKernels"])
  }

  @Test("only Reporting can reach libxlsxwriter, and only Spreadsheet libzip")
  func workbooks() {
    let users = Self.layers.filter { House.allowed($0).contains("CXLSXWriter") }
    #expect(users == ["Reporting"])
    #expect(Self.layers.filter { House.allowed($0).contains("CZip") } == ["Spreadsheet"])
  }

  @Test(
    "kernels, models and statistics take nothing of the system but locks",
    arguments: ["NumericKernels", "Statistics", "SociaalDomein", "DemandModel", "FundingModel"])
  func pure(layer: String) {
    #expect(House.allowed(layer).intersection(House.system).isSubset(of: ["Synchronization"]))
    #expect(House.layers[layer]?.system.isEmpty == true || layer == "NumericKernels")
  }

  @Test("no layer lies beneath itself")
  func noCycle() {
    for layer in Self.layers { #expect(!House.reach(of: layer).contains(layer)) }
  }

  @Test("every folder of Sources is a layer and every layer a folder")
  func folders() throws {
    #expect(try PackageFiles.folders() == Self.layers)
  }

  @Test("every layer of Swift has code with imports to look at")
  func hasCode() throws {
    for layer in Self.layers where !layer.hasPrefix("C") || layer == "Charts" {
      #expect(!PackageFiles.swiftFiles(of: layer).isEmpty, "\(layer)")
    }
    let kernels = try PackageFiles.swiftFiles(of: "NumericKernels").flatMap {
      ImportLine.all(in: try String(contentsOfFile: $0, encoding: .utf8))
    }
    #expect(kernels.contains { $0.module == "COpenBLAS" })
  }

  @Test("files and folders are named after what they hold", arguments: ["Sources", "Tests"])
  func names(folder: String) {
    let paths = PackageFiles.paths(under: PackageFiles.root.appendingPathComponent(folder).path)
    #expect(!paths.isEmpty)
    for word in ["utils", "helpers", "manager", "misc", "common"] {
      let vague = paths.filter { ($0 as NSString).lastPathComponent.lowercased().contains(word) }
      #expect(vague.isEmpty)
    }
  }
}

@Suite("Reading Package.swift")
struct ManifestTests {
  @Test("targets are read in every form they are written in")
  func forms() {
    let manifest = Manifest(
      """
      func layer(_ name: String, _ dependencies: [Target.Dependency]) -> Target { .target(name: name) }
      let package = Package(
        name: "house",
        targets: [
          // .target(name: "Gone", dependencies: ["A"]),
          .systemLibrary(name: "CZ", pkgConfig: "z", providers: [.apt(["z-dev"])]),
          layer("A", []),
          layer("B", ["A", .target(name: "CZ", condition: .when(traits: ["Excel"]))], computes: true),
          .target(
            name: "C",
            dependencies: [
              "B", .product(name: "Yams", package: "yaml"),
            ], exclude: ["Template"], swiftSettings: settings + optimised),
          .target(name: "D", path: "Tests/Support/D", swiftSettings: settings),
          tests("CTests", ["C", "D"], exclude: ["Cases"]),
          .testTarget(name: "DTests", dependencies: ["D"]),
        ]
      )
      """)
    typealias Target = Manifest.Target
    #expect(
      manifest.targets == [
        Target(name: "CZ", dependencies: [], path: nil, isTest: false),
        Target(name: "A", dependencies: [], path: nil, isTest: false),
        Target(name: "B", dependencies: ["A", "CZ"], path: nil, isTest: false),
        Target(name: "C", dependencies: ["B", "Yams"], path: nil, isTest: false),
        Target(name: "D", dependencies: [], path: "Tests/Support/D", isTest: false),
        Target(name: "CTests", dependencies: ["C", "D"], path: nil, isTest: true),
        Target(name: "DTests", dependencies: ["D"], path: nil, isTest: true),
      ])
  }

  @Test("that of this package is read to its end")
  func whole() throws {
    let names = House.manifest.targets.map(\.name)
    #expect(names.first == "COpenBLAS" && names.contains("wijkraming"))
    let tests = PackageFiles.root.appendingPathComponent("Tests").path
    let folders = try FileManager.default.contentsOfDirectory(atPath: tests)
    #expect(
      folders.filter { $0.hasSuffix("Tests") }.sorted()
        == House.manifest.targets.filter(\.isTest).map(\.name).sorted())
    #expect(Set(House.systemUse.keys).isSubset(of: House.layers.keys))
  }
}

@Suite("Reading imports")
struct ImportLineTests {
  private func modules(_ text: String) -> [String] { ImportLine.all(in: text).map(\.module) }

  @Test(
    "an import is found in every form",
    arguments: [
      "import Yams", "  import  Yams", "@testable import Yams", "@_exported import Yams",
      "internal import Yams", "@preconcurrency public import Yams", "import struct Yams.Node",
      "import func Yams.dump", "@_spi(Trees) import Yams", "@_spi(Trees)\nimport Yams",
      "import Yams.Node", "import\n  Yams", "/* a tree */ import Yams", "import /* a */ Yams // b",
      "let a = 1; import Yams", "#if canImport(Darwin)\n  import Yams\n#endif",
    ])
  func forms(text: String) {
    #expect(modules(text) == ["Yams"])
  }

  @Test("every import is found with its line")
  func lines() {
    let text = """
      // Trees.
      import B
      /* one
         two */
      #if os(Linux)
        import Glibc
      #else
        import Darwin
      #endif
      import A; import C
      """
    let found = ImportLine.all(in: text)
    #expect(found.map(\.module) == ["B", "Glibc", "Darwin", "A", "C"])
    #expect(found.map(\.line) == [2, 6, 8, 10, 10])
  }

  @Test(
    "what only speaks of an import is none",
    arguments: [
      "// import Yams", "/// import Yams", "/*\nimport Yams\n*/", "/* /* */\nimport Yams\n*/",
      "let text = \"import Yams\"", "let text = \"\"\"\n  import Yams\n  \"\"\"",
      "let text = #\"\"\"\n  \"\"\"\n  import Yams\n  \"\"\"#", "let importance = 1",
      "#if canImport(Yams)\n#endif", "call(import: Yams)", "important Yams",
      "let text = \"\\(pick(\"a)\")); import Yams\"",
    ])
  func noImport(text: String) {
    #expect(modules(text).isEmpty)
  }

  @Test(
    "a literal ends where it ends",
    arguments: [
      "let a = \"\"\nimport Yams", "let a = \"/*\"\nimport Yams", "let a = \"\\\"\"\nimport Yams",
      "let a = \"//\"; import Yams", "let a = #\"\\\"#\nimport Yams",
      "let a = \"\\(b(\"(\"))\"\nimport Yams",
      "let a = \"\"\"\n  \"\n  \\\"\"\"\n  \"\"\"\nimport Yams",
      "// \"\"\"\nimport Yams",
    ])
  func literals(text: String) {
    #expect(modules(text) == ["Yams"])
  }
}
