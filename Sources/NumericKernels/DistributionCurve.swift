/// The untruncated distribution of a continuous shape: probability, quantile, support, moments.
enum DistributionCurve: Sendable, Equatable {
  case uniform(min: Double, max: Double)
  case triangular(min: Double, mode: Double, max: Double)
  case normal(mean: Double, sd: Double)
  case lognormal(meanLog: Double, sdLog: Double)
  case beta(alpha: Double, beta: Double, min: Double, max: Double)
  case gamma(shape: Double, scale: Double)

  /// Nil for the shapes with steps: fixed, discrete and empirical.
  init?(_ shape: Distribution.Shape) {
    switch shape {
    case .fixed, .discrete, .empirical: return nil
    case .uniform(let min, let max): self = .uniform(min: min, max: max)
    case .triangular(let min, let mode, let max):
      self = .triangular(min: min, mode: mode, max: max)
    case .pert(let min, let mode, let max):
      let low = 1 + 4 * (mode - min) / (max - min)
      let high = 1 + 4 * (max - mode) / (max - min)
      self = .beta(alpha: low, beta: high, min: min, max: max)
    case .normal(let mean, let sd): self = .normal(mean: mean, sd: sd)
    case .lognormal(let meanLog, let sdLog): self = .lognormal(meanLog: meanLog, sdLog: sdLog)
    case .beta(let alpha, let beta, let min, let max):
      self = .beta(alpha: alpha, beta: beta, min: min, max: max)
    case .gamma(let shape, let scale): self = .gamma(shape: shape, scale: scale)
    }
  }

  var support: ClosedRange<Double> {
    switch self {
    case .uniform(let min, let max), .triangular(let min, _, let max),
      .beta(_, _, let min, let max):
      min...max
    case .normal: -.infinity ... .infinity
    case .lognormal, .gamma: 0 ... .infinity
    }
  }

  /// Probability at `x`, which lies within the support.
  func probability(_ x: Double) -> Probability {
    switch self {
    case .uniform(let min, let max):
      return Probability(lower: (x - min) / (max - min), upper: (max - x) / (max - min))
    case .triangular(let min, let mode, let max):
      if x < mode { return Probability((x - min) / (max - min) * ((x - min) / (mode - min))) }
      if x == max { return .one }
      return Probability((max - x) / (max - min) * ((max - x) / (max - mode))).mirrored
    case .normal(let mean, let sd): return NormalDistribution.probability((x - mean) / sd)
    case .lognormal(let meanLog, let sdLog):
      return NormalDistribution.probability((Elementary.log(x) - meanLog) / sdLog)
    case .beta(let alpha, let beta, let min, let max):
      let (below, above) = ((x - min) / (max - min), (max - x) / (max - min))
      return IncompleteBeta(alpha, beta).probability(below, above)
    case .gamma(let shape, let scale): return IncompleteGamma(shape).probability(x / scale)
    }
  }

  func quantile(_ p: Probability) -> Double {
    switch self {
    case .uniform(let min, let max): return min * p.upper + max * p.lower
    case .triangular(let min, let mode, let max):
      let width = max - min
      if p.lower * width <= mode - min {
        return min + (p.lower * width * (mode - min)).squareRoot()
      }
      return max - (p.upper * width * (max - mode)).squareRoot()
    case .normal(let mean, let sd): return mean + sd * NormalDistribution.quantile(p)
    case .lognormal(let meanLog, let sdLog):
      return Elementary.exp(meanLog + sdLog * NormalDistribution.quantile(p))
    case .beta(let alpha, let beta, let min, let max):
      let (x, y) = IncompleteBeta(alpha, beta).quantile(p)
      return min * y + max * x
    case .gamma(let shape, let scale): return scale * IncompleteGamma(shape).quantile(p)
    }
  }

  var moments: (mean: Double, variance: Double) {
    switch self {
    case .uniform(let min, let max):
      return (0.5 * (min + max), (max - min) * (max - min) / 12)
    case .triangular(let min, let mode, let max):
      let (a, b) = (mode - min, max - mode)
      return ((min + mode + max) / 3, (a * a + a * b + b * b) / 18)
    case .normal(let mean, let sd): return (mean, sd * sd)
    case .lognormal(let meanLog, let sdLog):
      let mean = Elementary.exp(meanLog + sdLog * sdLog / 2)
      return (mean, Elementary.expMinusOne(sdLog * sdLog) * mean * mean)
    case .beta(let alpha, let beta, let min, let max):
      let total = alpha + beta
      let unit = alpha / total * (beta / total) / (total + 1)
      return ((min * beta + max * alpha) / total, unit * (max - min) * (max - min))
    case .gamma(let shape, let scale): return (shape * scale, shape * scale * scale)
    }
  }

  /// Probability at the mode where the density has a corner; quadrature divides there.
  var corner: Probability? {
    guard case .triangular(_, let mode, _) = self else { return nil }
    return probability(mode)
  }
}
