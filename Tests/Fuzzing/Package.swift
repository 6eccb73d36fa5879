// swift-tools-version: 6.2
import PackageDescription

/// A program that libFuzzer drives; its `main` is libFuzzer's, so the files of the target are a
/// library to the compiler.
func fuzzer(_ name: String) -> Target {
  .executableTarget(
    name: name, dependencies: [.product(name: "WijkramingKit", package: "wijkraming")],
    path: name,
    swiftSettings: [
      .swiftLanguageMode(.v6), .treatAllWarnings(as: .error),
      .unsafeFlags(["-parse-as-library"]),
    ])
}

// Outside the package it tests, which so builds without sanitizers and without libFuzzer. The
// folder is not called Fuzz: packages are told apart by their folders, and a clone may be in one of
// that name.
let package = Package(
  name: "Fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "wijkraming", path: "../..", traits: [])],
  targets: [fuzzer("FuzzScenario"), fuzzer("FuzzTable"), fuzzer("FuzzImport")]
)
