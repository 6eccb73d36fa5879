/// States between which people go round.
struct StateGroup {
  let states: [Int]
  /// The place of each of its states among them.
  let place: [Int: Int]

  init(_ states: [Int]) {
    self.states = states
    place = Dictionary(uniqueKeysWithValues: states.enumerated().map { ($1, $0) })
  }

  /// States in groups that can be solved one after the other: no group gets people from a later one.
  ///
  /// - Parameters:
  ///   - states: those to group.
  ///   - next: where people of each state go, by state; others than `states` are left out.
  /// - Returns: the groups in the order of the flow, each in the order of `states`.
  static func inOrder(_ states: [Int], next: [[Int]]) -> [StateGroup] {
    let members = Set(states)
    let reached = states.map { reach(of: $0, members, next) }
    // Who can reach another, and is not reached by it, reaches more.
    let order = states.indices.sorted { (-reached[$0].count, $0) < (-reached[$1].count, $1) }
    var groups: [StateGroup] = []
    var placed: Set<Int> = []
    for index in order where !placed.contains(states[index]) {
      let group = states.indices.filter {
        reached[index].contains(states[$0]) && reached[$0].contains(states[index])
      }
      placed.formUnion(group.map { states[$0] })
      groups.append(StateGroup(group.map { states[$0] }))
    }
    return groups
  }

  /// The states to which people of one can come in any number of steps, itself included.
  private static func reach(of state: Int, _ members: Set<Int>, _ next: [[Int]]) -> Set<Int> {
    var reached: Set<Int> = [state]
    var open = [state]
    while let from = open.popLast() {
      for to in next[from] where members.contains(to) && reached.insert(to).inserted {
        open.append(to)
      }
    }
    return reached
  }
}
