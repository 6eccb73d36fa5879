import NumericKernels

/// The places in a month where chance decides; each has its own word in the random stream's counter.
///
/// Two scenarios with the same seed share their draws decision by decision, because a draw is
/// addressed by what it decides and not by when it is asked for. The numbers are an interface:
/// changing one changes every result.
///
/// Points marked as shared are drawn from the stream of the seed in every gemeente of a region: the
/// same parameter, shock or forecast in all of them. Every other point is drawn from the gemeente's
/// own stream, `RandomStream.branch`; a gemeente that runs by itself has one stream for both.
///
/// A block of the generator has four words: words 0 and 1 make the first uniform, words 2 and 3 the
/// second, or one of 32 bits each.
///
/// | point | subject | draw index |
/// |---|---|---|
/// | `parameter` (shared) | FNV-1a hash of the parameter's key | 0 |
/// | `needCoefficient` | coefficient | 0 |
/// | `forecast` (shared) | 0 | 0 |
/// | `opening` | state, or cell | 0 rounding of the stock (month 0) and of those who wait (month 1), then one per step of the queue |
/// | `shock` (shared) | pair of shock groups | 0 |
/// | `wijkShock` | pair of wijken | 0 |
/// | `newNeed` | cell | of individuals: 0, or from 1 one per part of a large count |
/// | `start` | cell, or FNV-1a hash of the contract's key | 0 those of many who start later; of whole people: 1 of a contract (places), 2 of a place (bands) |
/// | `careFlow` | cell of the first of four states | 0 a word for each of four states, of which the leading bits are of: 8 leaving, 6 new need, 6 ageing, 6 leaving of those who start, 6 giving up |
/// | `careFlow` | cell | 1 the 32 bits that follow in word 0 leaving, word 1 new need (and who of a few starts later), word 2 ageing; word 3 the way out of the first leaver; 2-4 those of the next nine, three a block; from 9 one per way out of the others |
/// | `entrantFlow` | cell | 1 the 32 bits that follow in word 0 leaving, word 1 giving up; word 3, 2-4 and from 9 as `careFlow` |
/// | `useOutflow` | cell | 0 |
/// | `person` | person | 0 exit and (second uniform) ageing, 1 start, 2 falling use, 3 sociale basis or pgb, 4 giving up (second uniform: for a pgb), 5 heavier need, 6 end of pgb, 7 order of waiting (second uniform: what a provider decides) |
/// | `diversion` | cell | 0 words 0-1 sociale basis, word 2 pgb |
/// | `reneging` | cell | 1 for a pgb, 2 end of pgb, from 3 one per rule of heavier need |
/// | `contract` | FNV-1a hash of the contract's key | 0 monitoring, 1 extension, 2 evaluation |
public enum DecisionPoint: UInt32, CaseIterable, Sendable {
  case parameter = 1
  case needCoefficient = 2
  case forecast = 3
  case opening = 4
  case shock = 5
  case wijkShock = 6
  case newNeed = 7
  case start = 8
  case careFlow = 9
  case entrantFlow = 10
  case useOutflow = 11
  case person = 12
  case diversion = 13
  case reneging = 14
  case contract = 15
}

/// A wijk, client age band and care state, packed into one counter word: 16, 6 and 10 bits.
public struct CellSubject: Sendable {
  public static let maximumWijken = 1 << 16
  public static let maximumBands = 1 << 6
  public static let maximumStates = 1 << 10
  public let word: UInt32

  public init(wijk: Int, band: Int, state: Int) {
    word = UInt32(wijk) << 16 | UInt32(band) << 10 | UInt32(state)
  }
}

extension DrawAddress {
  public init(_ point: DecisionPoint, subject: UInt32 = 0, month: Int = 0, index: Int = 0) {
    self.init(decision: point.rawValue, subject: subject, month: month, index: index)
  }

  /// The address of a parameter's draw: by the hash of its key, so that it survives reordering.
  public static func parameter(_ key: String) -> DrawAddress {
    DrawAddress(.parameter, subject: subject(of: key))
  }

  /// FNV-1a hash of a key, as the subject of its draws.
  public static func subject(of key: String) -> UInt32 {
    key.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}
