import Testing

@testable import DemandModel

/// The order in which the states of an opening balance are solved.
@Suite struct StateGroupTests {
  private func groups(_ states: [Int], _ next: [[Int]]) -> [[Int]] {
    StateGroup.inOrder(states, next: next).map(\.states)
  }

  @Test func statesApartAreSolvedInTheirOwnOrder() {
    #expect(groups([0, 1, 2], [[], [], []]) == [[0], [1], [2]])
  }

  @Test func noStateComesBeforeThoseItGetsPeopleFrom() {
    #expect(groups([0, 1, 2, 3], [[], [0], [1], [0, 2]]) == [[3], [2], [1], [0]])
  }

  @Test func thoseBetweenWhichPeopleGoRoundAreTogether() {
    #expect(groups([0, 1, 2, 3, 4], [[1], [2], [1, 4], [0], []]) == [[3], [0], [1, 2], [4]])
  }

  @Test func aStateThatIsNotSolvedEndsTheWay() {
    #expect(groups([0, 2], [[1], [2], [0]]) == [[2], [0]])
  }
}
