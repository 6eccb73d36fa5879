import Dispatch

/// Whether other work leaves two processors to a program, without which two threads cannot show
/// their speed.
public enum SpareProcessors {
  /// Share of their time that two threads have to be on a processor.
  static let share = 0.95

  /// Keeps two threads busy for a moment, and looks whether both were on a processor all along.
  public static func areTwo() -> Bool {
    let (start, used) = (Stopwatch.wall.now, Stopwatch.program.now)
    DispatchQueue.concurrentPerform(iterations: 2) { _ in
      while Stopwatch.wall.now < start + 0.05 {}
    }
    let passed = Stopwatch.wall.now - start
    return Stopwatch.program.now - used >= 2 * passed * share
  }
}
