// swift-tools-version: 6.2
import PackageDescription

// Every target that inlines SIMD code needs the same processor: on x86-64 that is AVX2 with FMA (x86-64-v3). Without it each
// fused multiply-add becomes a call into the C library, and a single target without the flags fails to link `fma`.
#if arch(x86_64)
  let processor: [SwiftSetting] = [
    .unsafeFlags(["-Xcc", "-march=x86-64-v3", "-Xcc", "-fno-math-errno"])
  ]
#else
  let processor: [SwiftSetting] = []
#endif
// Access to the storage of a class is checked by the compiler and in debug builds; in the monthly loop the check costs.
let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6), .treatAllWarnings(as: .error),
    .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
  ] + processor

// What computes, and the reading of scenarios, is optimised in debug builds too: without it the kernels are some twenty times slower,
// and the tests half as slow again. The rest is built file by file.
let optimised: [SwiftSetting] = [
  .unsafeFlags(
    ["-O", "-disable-batch-mode", "-whole-module-optimization", "-num-threads", "2"],
    .when(configuration: .debug))
]

// Tests run what computes with the checks of array bounds and overflow; what is installed runs it without them, a fifth faster.
let unchecked: [SwiftSetting] = [.unsafeFlags(["-Ounchecked"], .when(configuration: .release))]

/// A layer of the house: what it may import stands in its dependencies, and nowhere else.
func layer(_ name: String, _ dependencies: [Target.Dependency], computes: Bool = false) -> Target {
  .target(
    name: name, dependencies: dependencies,
    swiftSettings: computes ? settings + optimised + unchecked : settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
  name: "wijkraming",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "wijkraming", targets: ["wijkraming"]),
    .library(
      name: "WijkramingKit",
      targets: [
        "NumericKernels", "Statistics", "SociaalDomein", "DemandModel", "FundingModel",
        "Simulation", "ScenarioText", "Scenarios", "Import", "Spreadsheet", "Planner", "Analysis",
        "Calibration", "Questions", "Charts", "Reporting",
      ]),
  ],
  traits: [
    .default(enabledTraits: ["Excel"]),
    .trait(name: "Excel", description: "Excel workbooks, which need libxlsxwriter and libzip."),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "COpenBLAS", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    .target(name: "CScenarioTexts"),
    // The commit that is built, where script/install says it.
    .target(name: "CBuildOrigin"),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    // Debian's libxlsxwriter links zlib, and does not bring it.
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev", "zlib1g-dev"]), .brew(["libxlsxwriter"])]),
    layer("NumericKernels", ["COpenBLAS"], computes: true),
    layer("Statistics", ["NumericKernels"], computes: true),
    layer("Charts", []),
    layer("SociaalDomein", ["NumericKernels"], computes: true),
    layer("DemandModel", ["SociaalDomein", "NumericKernels"], computes: true),
    layer("FundingModel", ["SociaalDomein", "NumericKernels"], computes: true),
    layer(
      "Simulation",
      ["DemandModel", "FundingModel", "SociaalDomein", "Statistics", "NumericKernels"],
      computes: true),
    .target(
      name: "ScenarioText",
      dependencies: ["SociaalDomein", "NumericKernels", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings + optimised),
    .target(
      name: "Scenarios",
      dependencies: [
        "ScenarioText", "Simulation", "DemandModel", "FundingModel", "SociaalDomein",
        "NumericKernels", "CScenarioTexts",
      ], exclude: ["Template", "Systems", "Stresses", "Pyramids"],
      swiftSettings: settings + optimised),
    layer("Spreadsheet", [.target(name: "CZip", condition: .when(traits: ["Excel"]))]),
    layer("Planner", ["Scenarios", "Spreadsheet"]),
    layer(
      "Analysis",
      [
        "Scenarios", "Simulation", "DemandModel", "FundingModel", "SociaalDomein", "Statistics",
        "NumericKernels",
      ]),
    layer(
      "Calibration",
      ["Scenarios", "Simulation", "SociaalDomein", "Statistics", "NumericKernels"],
      computes: true),
    layer(
      "Questions",
      ["Analysis", "Scenarios", "Simulation", "Statistics", "NumericKernels"], computes: true),
    layer("Import", ["Scenarios", "SociaalDomein", "Spreadsheet"]),
    layer(
      "Reporting",
      [
        "Charts", "Questions", "Analysis", "Calibration", "Import", "Planner", "Spreadsheet",
        "Scenarios",
        "Simulation", "DemandModel", "FundingModel", "SociaalDomein", "Statistics",
        "NumericKernels", "CZlib",
        "CBuildOrigin",
        .target(name: "CXLSXWriter", condition: .when(traits: ["Excel"])),
      ]),
    .executableTarget(
      name: "wijkraming",
      dependencies: [
        "Reporting", "Calibration", "Import", "Planner", "Spreadsheet", "Questions", "Analysis",
        "Scenarios",
        "Simulation", "DemandModel", "FundingModel", "SociaalDomein", "Statistics",
        "NumericKernels",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),
    tests("NumericKernelsTests", ["NumericKernels"]),
    tests("StatisticsTests", ["Statistics", "NumericKernels"]),
    tests(
      "ScenariosTests", ["ScenarioText", "Scenarios", "SociaalDomein", "NumericKernels"],
      exclude: ["Format"]),
    tests(
      "CommandTests", ["wijkraming", "Scenarios", "Simulation", "DemandModel", "ZipParts"],
      exclude: ["Broken"]),
    tests("ScenarioFilesTests", ["Reporting", "Scenarios", "Simulation", "NumericKernels"]),
    tests("ImportTests", ["Import", "Scenarios", "ZipParts"]),
    tests("SpreadsheetTests", ["Spreadsheet", "ZipParts"]),
    tests("PlannerTests", ["Planner", "Spreadsheet", "Reporting", "Scenarios", "ZipParts"]),
    .target(
      name: "ZipParts", dependencies: [.target(name: "CZip", condition: .when(traits: ["Excel"]))],
      path: "Tests/Support/ZipParts", swiftSettings: settings),
    tests("HouseTests", []),
    tests("ChartsTests", ["Charts"]),
    tests("DemandModelTests", ["DemandModel", "SociaalDomein", "NumericKernels"]),
    tests("FundingModelTests", ["FundingModel", "SociaalDomein", "NumericKernels"]),
    .testTarget(
      name: "SimulationTests",
      dependencies: [
        "Scenarios", "Simulation", "DemandModel", "FundingModel", "SociaalDomein", "Statistics",
        "NumericKernels", "CAllocationCounter",
      ], exclude: ["Cases"], swiftSettings: settings),
    .target(name: "CAllocationCounter", path: "Tests/Support/CAllocationCounter"),
    tests("AnalysisTests", ["Analysis", "Scenarios", "Simulation", "Statistics"]),
    tests(
      "CalibrationTests",
      [
        "Calibration", "Scenarios", "Simulation", "SociaalDomein", "Statistics", "NumericKernels",
      ]),
    tests(
      "QuestionsTests",
      [
        "Questions", "Analysis", "Reporting", "Scenarios", "Simulation", "Statistics",
        "NumericKernels",
      ]),
    tests(
      "ReportingTests",
      ["Reporting", "Analysis", "Charts", "Scenarios", "Simulation", "NumericKernels"]),
  ]
)
