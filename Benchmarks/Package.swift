// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "wijkraming", path: "..", traits: []),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "WholeRuns",
      dependencies: [
        .product(name: "WijkramingKit", package: "wijkraming"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/WholeRuns",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ]
)
