import Foundation

/// A thread that nothing waits on, whatever the others are in the middle of.
enum DetachedThread {
  /// Enough for removing folders, and little where memory is short.
  private static let stack = 1 << 20

  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  #if canImport(Darwin)
    private static var noThread: pthread_t? { nil }
  #else
    private static var noThread: pthread_t { pthread_t() }
  #endif

  /// Starts it; false where the system has no thread to give.
  static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    pthread_attr_setstacksize(&attributes, stack)
    let work = Unmanaged.passRetained(Work(body))
    var thread = noThread
    let code = pthread_create(&thread, &attributes, { DetachedThread.run($0) }, work.toOpaque())
    if code != 0 { work.release() }
    return code == 0
  }

  private static func run(_ work: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let work else { return nil }
    Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
    return nil
  }
}
