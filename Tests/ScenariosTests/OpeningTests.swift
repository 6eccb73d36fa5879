import Foundation
import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("An opening from draws of another run")
struct OpeningTests {
  private static let rows = """
    replicatie,jaar,toestand,wijk,clienten,wachtend
    1,2021,hulp,oost,60,2
    1,2021,hulp,west,40,0
    2,2021,hulp,oost,50,0
    2,2021,hulp,west,50,1

    """

  private func town(
    _ rows: String = rows, opening: String = "jaar: 2021, tabel: stock.csv", more: String = "",
    replications: Int = 20
  ) -> TableTown {
    var town = TableTown(files: ["aantallen.csv": TableTown.residents(), "stock.csv": rows])
    town.sections += "\nopening: { \(opening) }\nreplications: \(replications)\n\(more)"
    return town
  }

  @Test("gives the mean that the balance is solved at, and asks for no stand")
  func mean() throws {
    let scenario = try town().scenario()
    let stocks = try #require(scenario.model.demand.stocks)
    #expect(stocks.draws == 2 && stocks.parts == 2 && stocks.hasWaiting)
    #expect(
      stocks.clients(ofStates: [0]) == [100, 100] && stocks.waiting(ofStates: [0]) == [2, 1])
    #expect(scenario.opening?.path == "stock.csv" && scenario.opening?.ownStates == [])
    #expect(try town().messages() == [])
    #expect(stocks.draw(ofReplication: 1) == 0 && stocks.draw(ofReplication: 3) == 0)
  }

  @Test("may leave out the wijken and who waits, and hold other years")
  func fewColumns() throws {
    let rows = "replicatie,jaar,toestand,clienten\n7,2020,hulp,1\n7,2021,hulp,90\n9,2021,hulp,130\n"
    let stocks = try #require(try town(rows).scenario().model.demand.stocks)
    #expect(stocks.parts == 1 && !stocks.hasWaiting && stocks.mean(state: 0) == 110)
  }

  @Test("is part of the resolved scenario and of the tables that were read")
  func resolved() throws {
    let scenario = try town().scenario()
    #expect(scenario.resolvedYAML.contains("tabel: stock.csv"))
    #expect(scenario.tables.contains { $0.path == "stock.csv" && $0.rows == 4 })
  }

  @Test("warns of a stand that is another, with both")
  func otherStand() throws {
    let rows = Self.rows.replacing("60,2", with: "80,2")
    let message = try #require(try town(rows).messages().first)
    #expect(message.contains("the stand of 'hulp' is 100, and the mean of 'opening' is 110"))
  }

  @Test("warns of toestanden that the scenario has not, with the people left out")
  func unknownState() throws {
    let rows = Self.rows + "1,2021,hlup,oost,10,1\n2,2021,hlup,oost,5,0\n"
    let messages = try town(rows).messages()
    #expect(messages.count == 1)
    #expect(
      messages[0].hasPrefix(
        "warning: stock.csv:6:8: 'hlup' is no toestand of the scenario: its 7.5 people in care on average, and "
          + "0.5 who wait, are left out"))
  }

  @Test("warns of few draws for many replications")
  func fewDraws() throws {
    let few = try town(replications: 101).messages()
    #expect(
      few.contains { $0.contains("'opening' has 2 draws for 101 replications: each is used 50.5") })
    #expect(try town(replications: 100).messages() == [])
  }

  @Test("warns of a run with the seed of this scenario")
  func sameSeed() throws {
    for (seed, warnings) in [(5, 1), (6, 0)] {
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
      defer { try? FileManager.default.removeItem(at: folder) }
      let run = folder.appendingPathComponent("run")
      try FileManager.default.createDirectory(at: run, withIntermediateDirectories: true)
      try Data(Self.rows.utf8).write(to: run.appendingPathComponent("stock.csv"))
      try Data("{\"seed\": 5}".utf8).write(to: run.appendingPathComponent("manifest.json"))
      let town = town(opening: "jaar: 2021, run: \(run.path)", more: "seed: \(seed)\n")
      let messages = try town.messages()
      #expect(messages.count == warnings)
      #expect(
        messages.allSatisfy { $0.contains("the run of 'opening' has seed 5, as this scenario") })
    }
  }

  @Test("of which a number differs is another scenario to the manifest")
  func bytes() throws {
    let one = try town().scenario().tables.first { $0.path == "stock.csv" }
    let other = try town(Self.rows.replacing("60,2", with: "61,2")).scenario().tables.first {
      $0.path == "stock.csv"
    }
    #expect(one?.bytes != other?.bytes)
  }
}
