// swift-tools-version: 6.1
import PackageDescription

// Kernels are inlined into what measures them, which then needs the processor they are built for.
#if arch(x86_64)
  let settings: [SwiftSetting] = [
    .unsafeFlags(["-Xcc", "-march=x86-64-v3", "-Xcc", "-fno-math-errno"])
  ]
#else
  let settings: [SwiftSetting] = []
#endif

// Named by every target that works with its types: a build follows changes of what a target names
// and no further.
let kit = Target.Dependency.product(name: "WijkramingKit", package: "wijkraming")

/// A target that `swift package benchmark` runs: its folder stands right under one named Benchmarks.
func benchmarks(_ name: String) -> Target {
  .executableTarget(
    name: name,
    dependencies: ["Workloads", kit, .product(name: "Benchmark", package: "benchmark")],
    path: "Benchmarks/\(name)", swiftSettings: settings,
    plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
}

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "wijkraming", path: "..", traits: []),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .target(name: "Workloads", dependencies: [kit], swiftSettings: settings),
    benchmarks("Kernels"),
    benchmarks("WholeRuns"),
    .target(name: "RatioCheck"),
    .executableTarget(
      name: "Ratios", dependencies: ["RatioCheck", "Workloads", kit], swiftSettings: settings),
    .testTarget(name: "RatioCheckTests", dependencies: ["RatioCheck"]),
  ]
)
