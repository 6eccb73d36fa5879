import Import
import Scenarios

/// What the screen says of an import: what was taken from every file, and residents and clients per wijk.
public struct ImportScreen {
  private let folder: ImportedFolder
  private let path: String
  private let ranking: (ranking: NumberRanking, seconds: Double)?
  private let words: Words
  private let number: ScreenNumber

  public init(
    _ folder: ImportedFolder, at path: String,
    ranking: (ranking: NumberRanking, seconds: Double)? = nil,
    language: ScreenNumber.Language
  ) {
    self.folder = folder
    self.ranking = ranking
    self.path = path
    words = Words(language: language)
    number = ScreenNumber(language)
  }

  public func lines() -> [String] {
    let heading = words.pick(
      "\(folder.gemeente), inwoners op 1 januari \(folder.year)",
      "\(folder.gemeente), residents on 1 January \(folder.year)")
    return [heading, ""] + files() + [""] + wijken() + [""] + notes() + first()
      + closing()
  }

  private func files() -> [String] {
    folder.fates.flatMap { fate -> [String] in
      let taken = fate.taken.map(pick) ?? words.pick("niets", "nothing")
      var lines = [
        InertText.line(fate.file) + ": " + pick(fate.found),
        words.pick("  gebruikt: ", "  used: ") + taken,
      ]
      if let left = fate.left {
        lines.append(words.pick("  niet gebruikt: ", "  not used: ") + pick(left))
      }
      return lines
    }
  }

  private func wijken() -> [String] {
    var table = TextTable(leftColumns: [0, 6])
    let (file, here) = (words.pick("bestand", "file"), words.pick("hier", "here"))
    table.add([
      "", words.pick("inwoners", "residents") + ": " + file, here, "65+: \(file)", here,
      words.clients, "",
    ])
    for row in folder.rows {
      table.add([
        row.name, text(row.statedResidents), text(row.residents), text(row.statedElderly),
        text(row.elderly),
        text(row.clients),
        row.isDivided ? words.pick("verdeeld (aanname)", "divided (assumption)") : "",
      ])
    }
    let sums = (
      folder.rows.reduce(0) { $0 + $1.residents }, folder.rows.reduce(0) { $0 + $1.elderly },
      folder.rows.reduce(0) { $0 + ($1.clients ?? 0) }
    )
    table.add([
      words.pick("samen", "together"), text(folder.statedResidents), text(sums.0), "", text(sums.1),
      sums.2 > 0 ? text(sums.2) : "", "",
    ])
    return table.lines()
  }

  private func notes() -> [String] {
    let rounding = words.pick(
      "CBS rondt wijken af op vijf: samen zijn zij niet precies de gemeente, en groepen niet precies de inwoners.",
      "CBS rounds wijken to five: together they are not exactly the gemeente, nor groups exactly the residents."
    )
    return ([rounding] + folder.notes.map(pick)).map { "- \($0)" }
  }

  private func first() -> [String] {
    guard let (ranking, seconds) = ranking else { return [] }
    let (count, time) = (ranking.numbers.count, number.text(seconds, places: 1))
    let spent = words.pick(
      "  \(count) getallen een voor een vastgehouden in \(time) s; --ranking no laat dat weg.",
      "  \(count) numbers held one by one in \(time) s; --ranking no leaves that out.")
    let lines = ranking.lines
    return ["", pick(lines.head)] + lines.numbers.map { "  " + pick($0) } + [spent]
  }

  private func closing() -> [String] {
    let file = "\(path)/\(folder.fileName)"
    return [
      "",
      words.pick(
        "Klaar: \(file), met de tabellen die het leest en herkomst.md: wat waarvandaan komt. Nu:",
        "Made \(file), with the tables it reads and herkomst.md: what came from where. Now:"),
      "", "    wijkraming check \(file)", "    wijkraming run \(file)",
    ]
  }

  private func pick(_ phrase: Phrase) -> String { words.pick(phrase.dutch, phrase.english) }

  private func text(_ value: Double?) -> String {
    value.map { number.text($0.rounded()) } ?? words.pick("onbekend", "unknown")
  }
}
