import Scenarios
import Testing

@Suite("The declarations of tables")
struct TableDeclarationTests {
  @Test("say of every table and column what it holds, in one line")
  func help() {
    for table in TableDeclaration.all {
      #expect(!table.help.isEmpty && !table.help.contains("\n"), "\(table.name)")
      for column in table.columns {
        #expect(!column.help.isEmpty && !column.help.contains("\n"), "\(table.name).\(column.name)")
      }
    }
  }

  @Test("have names and columns that differ")
  func names() {
    let names = TableDeclaration.all.map(\.name)
    #expect(Set(names).count == names.count)
    for table in TableDeclaration.all {
      #expect(Set(table.columns.map(\.name)).count == table.columns.count, "\(table.name)")
    }
  }

  @Test("identify a row by columns of their own, and say something about it")
  func keys() {
    for table in TableDeclaration.all {
      #expect(!table.key.isEmpty)
      #expect(table.key.allSatisfy { key in table.columns.contains { $0.name == key } })
      #expect(table.value.isEmpty == [.indicatoren, .aannames].contains(table), "\(table.name)")
    }
  }

  @Test("give every number a unit")
  func units() {
    for table in TableDeclaration.all {
      for column in table.columns {
        guard case .number = column.kind else { continue }
        #expect(column.unit != nil, "\(table.name).\(column.name)")
      }
    }
  }
}
