import Foundation

extension OpenBLAS {
  /// Bytes of address space that OpenBLAS gives to every thread that is in one of its routines, under
  /// any kernel; it keeps them to the end of the process and touches few of them.
  ///
  /// Source: `BUFFER_SIZE` (32 << 22) of OpenBLAS for x86-64, seen in 0.3.21 as one mapping of
  /// 134,217,728 bytes a thread.
  public static let bufferBytes = 32 << 22

  /// Bytes of address space of the library itself with what it links, at the most.
  public static let libraryBytes = 48 << 20

  /// Threads whose buffers are there; read and written under the lock.
  nonisolated(unsafe) private static var taken = 0
  private static let lock = NSLock()

  /// Bytes of address space that are still to be taken before so many threads can be in its routines
  /// at the same time.
  public static func addressSpace(threads: Int) -> Int {
    lock.withLock { (taken == 0 ? libraryBytes : 0) + max(0, threads - taken) * bufferBytes }
  }

  /// Takes the buffers of so many threads at the same time; false, with none taken, where the process
  /// may not map them.
  ///
  /// OpenBLAS tries for ever to map what it may not. After this it has nothing to map as long as no
  /// more threads call it at a time, whatever becomes of the rest of the address space.
  public static func takeBuffers(threads: Int) -> Bool {
    lock.withLock {
      guard threads > taken else { return true }
      let library = taken == 0 ? [libraryBytes] : []
      guard canMap(library + Array(repeating: bufferBytes, count: threads - taken)) else {
        return false
      }
      useOneThread()
      guard let take: Take = symbol("blas_memory_alloc"),
        let giveBack: GiveBack = symbol("blas_memory_free")
      else { return true }
      let buffers = (0..<threads).map { _ in take(0) }
      for buffer in buffers { giveBack(buffer) }
      taken = threads
      return true
    }
  }

  private typealias Take = @convention(c) (Int32) -> UnsafeMutableRawPointer?
  private typealias GiveBack = @convention(c) (UnsafeMutableRawPointer?) -> Void

  /// A routine of the library, which is open, by its name; nil in a build that does not offer it.
  private static func symbol<Routine>(_ name: String) -> Routine? {
    let names = ["libopenblas.so.0", "libopenblas.so", "libopenblas.dylib"]
    let library = names.lazy.compactMap { (name: String) in dlopen(name, RTLD_LAZY | RTLD_NOLOAD) }
      .first
    guard let library else { return nil }
    return dlsym(library, name).map { unsafeBitCast($0, to: Routine.self) }
  }

  /// Whether areas of so many bytes can be mapped now: they are, as the library would, and let go.
  static func canMap(_ areas: [Int]) -> Bool {
    var mapped: [(start: UnsafeMutableRawPointer, bytes: Int)] = []
    defer { for area in mapped { munmap(area.start, area.bytes) } }
    for bytes in areas {
      let start = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0)
      guard let start, start != MAP_FAILED else { return false }
      mapped.append((start, bytes))
    }
    return true
  }
}
