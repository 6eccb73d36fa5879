/// libFuzzer's own change of an input.
@_silgen_name("LLVMFuzzerMutate")
private func changeBytes(_ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ room: Int) -> Int

/// Changes an input by entries as often as by bytes: a change of bytes alone hardly ever leaves a
/// mapping whole, and what is no YAML never gets to the decoder.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(
  _ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ room: Int, _ seed: CUnsignedInt
) -> Int {
  var generator = SeededGenerator(state: UInt64(seed))
  guard Bool.random(using: &generator) else { return changeBytes(start, count, room) }
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard let changed = EntryMutation(WrittenEntries(input)).changed(&generator),
    changed.count <= room
  else { return changeBytes(start, count, room) }
  start.update(from: changed, count: changed.count)
  return changed.count
}

/// Puts an entry of one input into another; whole sections as often as what is inside them.
@_cdecl("LLVMFuzzerCustomCrossOver")
public func cross(
  _ start: UnsafePointer<UInt8>, _ count: Int, _ otherStart: UnsafePointer<UInt8>,
  _ otherCount: Int, _ result: UnsafeMutablePointer<UInt8>, _ room: Int, _ seed: CUnsignedInt
) -> Int {
  var generator = SeededGenerator(state: UInt64(seed))
  let input = WrittenEntries(Array(UnsafeBufferPointer(start: start, count: count)))
  let other = WrittenEntries(Array(UnsafeBufferPointer(start: otherStart, count: otherCount)))
  guard let crossed = EntryMutation(input).crossed(with: other, &generator), crossed.count <= room
  else { return 0 }
  result.update(from: crossed, count: crossed.count)
  return crossed.count
}

/// Repeatable, as libFuzzer asks: the seed decides.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// One change of the entries of a text.
struct EntryMutation {
  private let written: WrittenEntries

  init(_ written: WrittenEntries) { self.written = written }

  /// Values on the edge of what can be read.
  private static let values = [
    "", "{}", "{ }", "0", "1", "-1", "0.5", "2", "12", "100", "101", "1e-9", "1e9", "1e12", "1e308",
    "-1e308", "5e-324", "1.000", "1,5", "ja", "nee", "alle", "geen", "2021", "2021-01", "2023-12",
    "1900", "2199", "\"\"", "'a'", "~", "[]", "|", "{ value: 1, source: b }",
    "{ 2021: 1, 2022: 2 }", "{ fixed: 3 }", "{ uniform: { min: 0, max: 1 } }",
    "{ pert: { min: 0, mode: 0.2, max: 1 } }",
    "{ normal: { mean: 0, sd: 1 }, lower: 0, upper: 1 }",
    "{ triangular: { min: 0, mode: 0, max: 1 } }",
    "{ lognormal: { p10: 1, p90: 2 }, upper: 9 }",
    "{ beta: { mean: 0.3, sd: 0.1 } }", "{ gamma: { mean: 1, sd: 1 }, upper: 2 }",
    "{ discrete: { 0: 1, 1: 2 } }",
    "{ empirical: { table: waarden.csv, column: waarde } }", "alles.csv", "kapot.csv",
  ]

  /// Nil when the text has no entries.
  func changed(_ generator: inout SeededGenerator) -> [UInt8]? {
    guard let entry = written.chosen(&generator), let other = written.chosen(&generator),
      let value = Self.values.randomElement(using: &generator)
    else { return nil }
    switch Int.random(in: 0..<7, using: &generator) {
    case 0: return without(entry)
    case 1: return replacing(entry.key, text(other.key))
    case 2: return replacing(entry.value, text(other.value))
    case 3: return inserting(text(other.key), ": ", text(other.value), before: entry)
    case 4: return inserting(text(entry.key), "_2: ", text(entry.value), before: entry)
    default: return replacing(entry.value, Array(value.utf8))
    }
  }

  /// Nil when one of the texts has no entries.
  func crossed(
    with other: WrittenEntries, _ generator: inout SeededGenerator
  ) -> [UInt8]? {
    let areSections = Bool.random(using: &generator)
    let choose = areSections ? WrittenEntries.chosenSection : WrittenEntries.chosen
    guard let entry = choose(written)(&generator), let taken = choose(other)(&generator) else {
      return nil
    }
    let (key, value) = (Array(other.text[taken.key]), Array(other.text[taken.value]))
    return areSections || Bool.random(using: &generator)
      ? inserting(key, ": ", value, before: entry) : replacing(entry.value, value)
  }

  private func text(_ range: Range<Int>) -> [UInt8] { Array(written.text[range]) }

  private func replacing(_ range: Range<Int>, _ new: [UInt8]) -> [UInt8] {
    var text = written.text
    text.replaceSubrange(range, with: new)
    return text
  }

  private func without(_ entry: WrittenEntries.Entry) -> [UInt8] {
    var end = entry.value.upperBound
    if entry.isInline, end < written.text.count, written.text[end] == UInt8(ascii: ",") { end += 1 }
    return replacing(entry.key.lowerBound..<end, [])
  }

  private func inserting(
    _ key: [UInt8], _ colon: String, _ value: [UInt8], before entry: WrittenEntries.Entry
  ) -> [UInt8] {
    let start = entry.key.lowerBound
    let new = key + Array(colon.utf8) + value + written.separator(before: entry)
    return replacing(start..<start, new)
  }
}
