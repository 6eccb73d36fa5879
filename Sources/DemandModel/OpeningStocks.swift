import SociaalDomein

/// Who is in care and who waits at the opening, draw by draw, as the draws of another run ended.
///
/// Replication r takes draw (r - 1) modulo their number. People are counted per state and part of the
/// gemeente: a wijk, or the whole where the wijken are not told apart.
public struct OpeningStocks: Sendable {
  public let draws: Int
  /// Whether each state is among them; of the others the scenario gives the stock.
  public let covers: [Bool]
  /// Wijken, or 1 for the whole.
  public let parts: Int
  /// (draw * states + state) * parts + part.
  private let clients: [Double]
  private let waiting: [Double]
  /// Whether anybody waits in a draw.
  public let hasWaiting: Bool

  /// - Parameters:
  ///   - clients: people in care, (draw * states + state) * parts + part.
  ///   - waiting: people who wait after the besluit, in the same order.
  public init(draws: Int, covers: [Bool], parts: Int, clients: [Double], waiting: [Double]) {
    precondition(draws > 0 && parts > 0, "an opening has draws and parts")
    precondition(
      clients.count == draws * covers.count * parts && waiting.count == clients.count,
      "every draw counts every state in every part")
    self.draws = draws
    self.covers = covers
    self.parts = parts
    self.clients = clients
    self.waiting = waiting
    hasWaiting = waiting.contains { $0 > 0 }
  }

  /// The draw, from 0, with which a replication opens.
  public func draw(ofReplication replication: Int) -> Int { (replication - 1) % draws }

  /// People in care, and those who wait, of a state in a part of the gemeente.
  func people(state: Int, part: Int, draw: Int) -> (inCare: Double, waiting: Double) {
    let index = (draw * covers.count + state) * parts + part
    return (clients[index], waiting[index])
  }

  /// People in care of some states together, by draw.
  public func clients(ofStates states: [Int]) -> [Double] { sums(of: clients, states) }

  /// Those who wait of some states together, by draw.
  public func waiting(ofStates states: [Int]) -> [Double] { sums(of: waiting, states) }

  /// Mean number of people in care of a state.
  public func mean(state: Int) -> Double {
    clients(ofStates: [state]).reduce(0, +) / Double(draws)
  }

  /// Bytes that the counts take.
  public var bytes: Int { 2 * clients.count * MemoryLayout<Double>.stride }

  private func sums(of counts: [Double], _ states: [Int]) -> [Double] {
    (0..<draws).map { draw in
      states.reduce(0) { sum, state in
        let first = (draw * covers.count + state) * parts
        return counts[first..<first + parts].reduce(sum, +)
      }
    }
  }
}
