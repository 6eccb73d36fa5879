import Benchmark
import Workloads

/// Kernels on one thread; throughput is in numbers, of some in products or steps.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.throughput], maxDuration: .milliseconds(800), maxIterations: 40)

  measure("cell-blocks", DrawKernels.blocks)
  measure("normals-by-quantile", DrawKernels.normalQuantiles)
  measure("normal-pairs", DrawKernels.normalPairs)
  measure("exp-vectors", DrawKernels.expVectors)
  measure("exp-foundation", DrawKernels.expFoundation)
  for mean in [0.04, 0.2, 0.5, 3] {
    measure("binomial-cells-\(mean)") { CountKernels.binomialCells(mean: mean) }
    measure("binomial-scalar-\(mean)") { CountKernels.binomialScalars(mean: mean) }
    measure("poisson-cells-\(mean)") { CountKernels.poissonCells(mean: mean) }
    measure("poisson-scalar-\(mean)") { CountKernels.poissonScalars(mean: mean) }
  }
  measure("quantiles-by-sorting", QuantileKernels.sorted)
  measure("quantiles-by-sketch", QuantileKernels.sketched)
  measure("incidence-banded", per: .kilo, IncidenceKernels.banded)
  measure("incidence-dense", per: .kilo, IncidenceKernels.dense)
  for exits in CareFlowKernels.fills where exits > 2 {
    measure("care-flow-sparse-\(exits)", per: .kilo) { CareFlowKernels.sparse(exits: exits) }
    measure("care-flow-dense-\(exits)", per: .kilo) { CareFlowKernels.dense(exits: exits) }
  }
  Benchmark("care-flow-crossover", configuration: .init(maxIterations: 1)) { _ in
  } setup: {
    print(CareFlowKernels.crossoverTable())
  }
}

/// A benchmark of the kernel that `make` gives, whose run holds as many units as the factor says.
@Sendable
func measure(
  _ name: String, per factor: BenchmarkScalingFactor = .mega, _ make: @escaping () -> Kernel
) {
  var configuration = Benchmark.defaultConfiguration
  configuration.scalingFactor = factor
  Benchmark(name, configuration: configuration) { _, kernel in
    kernel.run()
  } setup: {
    let kernel = make()
    print("checksum of \(name): \(kernel.checksum)")
    return kernel
  }
}
