internal import COpenBLAS
import Synchronization

extension OpenBLAS {
  /// Bytes of address space that OpenBLAS gives to every thread that is in one of its routines, under
  /// any kernel; it keeps them to the end of the process and touches few of them.
  ///
  /// Source: `BUFFER_SIZE` (32 << 22) of OpenBLAS for x86-64, seen in 0.3.21 as one mapping of
  /// 134,217,728 bytes a thread.
  public static let bufferBytes = 32 << 22

  /// Bytes of address space of the library itself with what it links, at the most.
  public static let libraryBytes = 48 << 20

  /// Threads whose buffers are there.
  private static let taken = Mutex(0)

  /// Bytes of address space that are still to be taken before so many threads can be in its routines
  /// at the same time.
  public static func addressSpace(threads: Int) -> Int {
    taken.withLock { ($0 == 0 ? libraryBytes : 0) + max(0, threads - $0) * bufferBytes }
  }

  /// Takes the buffers of so many threads at the same time; false, with none taken, where the process
  /// may not map them.
  ///
  /// OpenBLAS tries for ever to map what it may not. After this it has nothing to map as long as no
  /// more threads call it at a time, whatever becomes of the rest of the address space. Throws where
  /// the library cannot be opened.
  public static func takeBuffers(threads: Int) throws(OpenBLASError) -> Bool {
    try taken.withLock { (taken) throws(OpenBLASError) in
      guard threads > taken else { return true }
      let library = taken == 0 ? [libraryBytes] : []
      guard canMap(library + Array(repeating: bufferBytes, count: threads - taken)) else {
        return false
      }
      try open()
      guard let take = functions.takeBuffer, let give = functions.giveBuffer else { return true }
      let buffers = (0..<threads).map { _ in take(0) }
      for buffer in buffers { give(buffer) }
      taken = threads
      return true
    }
  }

  /// Whether areas of so many bytes can be mapped now, all at the same time.
  static func canMap(_ areas: [Int]) -> Bool { openblas_can_map(areas, areas.count) }
}
