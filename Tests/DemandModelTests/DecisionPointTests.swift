import NumericKernels
import SociaalDomein
import Testing

/// The table of the random stream: an interface, since another number is another result.
@Suite struct DecisionPointTests {
  @Test func everyDecisionKeepsItsNumber() {
    let numbers = Dictionary(
      uniqueKeysWithValues: DecisionPoint.allCases.map { ("\($0)", $0.rawValue) })
    #expect(
      numbers == [
        "parameter": 1, "needCoefficient": 2, "forecast": 3, "opening": 4, "shock": 5,
        "wijkShock": 6, "newNeed": 7, "start": 8, "careFlow": 9, "entrantFlow": 10,
        "useOutflow": 11, "person": 12, "diversion": 13, "reneging": 14, "contract": 15,
      ])
  }

  /// 16 bits of wijk, 6 of band and 10 of state.
  @Test func wijkBandAndStateShareOneWord() {
    #expect(CellSubject(wijk: 0, band: 0, state: 0).word == 0)
    #expect(CellSubject(wijk: 1, band: 1, state: 1).word == 0x0001_0401)
    #expect(CellSubject(wijk: 65_535, band: 63, state: 1023).word == .max)
    #expect(CellSubject.maximumWijken == 65_536)
    #expect(CellSubject.maximumBands == 64)
    #expect(CellSubject.maximumStates == 1024)
  }

  /// FNV-1a of "a" and "foobar" from the authors' list of test vectors (Fowler, Noll and Vo).
  @Test func aParameterIsAddressedByTheHashOfItsKey() {
    #expect(DrawAddress.parameter("a").subject == 0xe40c_292c)
    #expect(DrawAddress.parameter("foobar").subject == 0xbf9c_f968)
    #expect(DrawAddress.parameter("a").decision == 1)
  }

  /// The counter of replication 4711 in month 3, and the uniform that Philox4x32-10 makes of it under
  /// seed 2021; computed apart, in Python, from the published algorithm.
  @Test func oneUniformIsKnown() {
    let subject = CellSubject(wijk: 2, band: 1, state: 4).word
    let address = DrawAddress(.newNeed, subject: subject, month: 3, index: 1)
    #expect(address.counter(replication: 4711) == SIMD4(4711, 7, 0x0002_0404, 0x0030_0001))
    let u = RandomStream(seed: 2021).uniform(replication: 4711, at: address)
    #expect(u == 0.7307024397413701)
  }
}
