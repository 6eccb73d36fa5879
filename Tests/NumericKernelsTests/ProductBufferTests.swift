#if os(Linux)
  import Dispatch
  import Foundation
  import Testing

  @testable import NumericKernels

  @Suite("The buffers of OpenBLAS")
  struct ProductBufferTests {
    @Test("are one mapping of 128 MB for every thread that is in a product, taken once")
    func taken() async throws {
      await #expect(processExitsWith: .success) {
        try? OpenBLAS.open()
        let before = Self.addressSpace()
        #expect(
          OpenBLAS.addressSpace(threads: 3) == OpenBLAS.libraryBytes + 3 * OpenBLAS.bufferBytes)
        try #expect(OpenBLAS.takeBuffers(threads: 3))
        #expect(OpenBLAS.addressSpace(threads: 3) == 0)
        #expect(OpenBLAS.addressSpace(threads: 4) == OpenBLAS.bufferBytes)
        let taken = Self.addressSpace()
        #expect(taken - before >= 3 * OpenBLAS.bufferBytes)
        try #expect(OpenBLAS.takeBuffers(threads: 2))
        for _ in 0..<3 { Self.multiply(threads: 2) }
        #expect(Self.addressSpace() - taken < OpenBLAS.bufferBytes + 200 << 20)
      }
    }

    @Test("are not taken where they cannot be mapped, which is told at once")
    func refused() async throws {
      await #expect(processExitsWith: .success) {
        try? OpenBLAS.open()
        Self.bound(to: Self.addressSpace() + OpenBLAS.bufferBytes)
        try #expect(!OpenBLAS.takeBuffers(threads: 2))
        #expect(OpenBLAS.addressSpace(threads: 2) > 2 * OpenBLAS.bufferBytes)
      }
    }

    @Test("serve products at the same time when no address is left", .timeLimit(.minutes(1)))
    func bounded() async throws {
      await #expect(processExitsWith: .success) {
        Self.multiply(threads: 2)
        try #expect(OpenBLAS.takeBuffers(threads: 2))
        Self.bound(to: Self.addressSpace() + 32 << 20)
        #expect(!OpenBLAS.canMap([OpenBLAS.bufferBytes]))
        for _ in 0..<100 { Self.multiply(threads: 2) }
      }
    }

    private static func multiply(threads: Int) {
      let a = Matrix(rows: 64, columns: 64, repeating: 0.5)
      DispatchQueue.concurrentPerform(iterations: threads) { _ in
        for _ in 0..<10 { _ = a * a }
      }
    }

    /// Bytes of addresses that this process has.
    private static func addressSpace() -> Int {
      let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
      let line = text.split(separator: "\n").first { $0.hasPrefix("VmSize:") }
      return (line?.split(whereSeparator: \.isWhitespace)[1]).flatMap { Int($0) }.map { $0 * 1024 }
        ?? 0
    }

    private static func bound(to bytes: Int) {
      var limit = rlimit()
      #expect(getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0)
      limit.rlim_cur = rlim_t(bytes)
      #expect(setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0)
    }
  }
#endif
