import Foundation

/// Work on stacks of a size that the program states, whatever the shell allows the first one
/// (`ulimit -s`).
enum StatedStack {
  /// Room for the deepest scenario, some times over, and what a system usually gives.
  private static let size = 8 << 20

  private final class Work {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Runs work on a stack of that size, and gives as much to every thread that is started from now on.
  ///
  /// Where the system has no memory for it, the work runs on the stack that there is.
  static func run(_ work: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return work() }
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, size)
    #if canImport(Glibc)
      setDefault(&attributes)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    let passed = Unmanaged.passRetained(Work(work))
    let code = pthread_create(&thread, &attributes, enter, passed.toOpaque())
    guard code == 0 else { return passed.takeRetainedValue().run() }
    #if canImport(Glibc)
      pthread_join(thread, nil)
    #else
      if let thread { pthread_join(thread, nil) }
    #endif
  }

  #if canImport(Glibc)
    /// Asked of the library by name: its header shows it to few.
    private static func setDefault(_ attributes: inout pthread_attr_t) {
      typealias Setting = @convention(c) (UnsafePointer<pthread_attr_t>) -> Int32
      guard let symbol = dlsym(nil, "pthread_setattr_default_np") else { return }
      _ = unsafeBitCast(symbol, to: Setting.self)(&attributes)
    }
  #endif

  #if canImport(Glibc)
    private static let enter:
      @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
        if let passed = $0 { Unmanaged<Work>.fromOpaque(passed).takeRetainedValue().run() }
        return nil
      }
  #else
    private static let enter: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? =
      {
        Unmanaged<Work>.fromOpaque($0).takeRetainedValue().run()
        return nil
      }
  #endif
}
