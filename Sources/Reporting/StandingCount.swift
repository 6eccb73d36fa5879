import SociaalDomein

/// How many numbers of a scenario rest on what: evidence, nothing measured, or a default that claims
/// nothing.
struct StandingCount {
  let assumed: Int
  let evidence: Int
  let standard: Int

  init(_ standings: [Source.Standing]) {
    assumed = standings.count { $0 == .assumption }
    evidence = standings.count { $0 == .evidence }
    standard = standings.count { $0 == .standard }
  }

  /// By the codes of `parameters.csv`.
  init(codes: [String]) { self.init(codes.compactMap(Source.Standing.init)) }

  var total: Int { assumed + evidence + standard }

  /// Numbers that say something of the gemeente: all but defaults.
  var claims: Int { assumed + evidence }

  /// Share of the numbers that say something which nobody measured; 0 where there are none.
  var assumedShare: Double { claims == 0 ? 0 : Double(assumed) / Double(claims) }

  /// `41 van de 120 getallen zijn aannames (met een bron: 60; standaard, niets van die aard: 19)`
  func sentence(_ words: Words) -> String {
    words.pick(
      "\(assumed) van de \(total) getallen zijn aannames (met een bron: \(evidence); standaard, niets van die "
        + "aard: \(standard))",
      "\(assumed) of the \(total) numbers are assumptions (with a source: \(evidence); default, nothing of the "
        + "kind: \(standard))")
  }
}
