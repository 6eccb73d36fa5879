internal import COpenBLAS

/// OpenBLAS cannot be used: it is not installed, lacks a function or has no room.
public struct OpenBLASError: Error, Equatable, CustomStringConvertible {
  /// What the system said, and the remedy.
  public let reason: String

  public var description: String { "OpenBLAS cannot be opened: \(reason)" }
}

/// The BLAS and LAPACK library behind the matrix types, opened when it is first needed.
///
/// On x86-64 its kernel is `Haswell`, whatever the processor: the kernels of AVX-512 add in another
/// order, and a last bit decides about whole people where a draw falls on the edge. A kernel that
/// `OPENBLAS_CORETYPE` names in the environment is kept, and so is `OPENBLAS_NUM_THREADS`.
public enum OpenBLAS {
  /// Opens the library; a later call does nothing.
  ///
  /// Without it the first product or factor opens it, and ends the program where that fails.
  public static func open() throws(OpenBLASError) {
    _ = try opened.get()
  }

  /// Version of the library, such as "0.3.21".
  public static var version: String {
    let words = configuration.split(separator: " ")
    return words.count > 1 ? String(words[1]) : configuration
  }

  /// Version and build options, as the library says them.
  public static var configuration: String { String(cString: functions.configuration()) }

  /// The processor kernel that computes products, such as "Haswell".
  public static var kernel: String { String(cString: functions.kernel()) }

  /// Whether the kernel is one of those that give equal bits on every x86-64 processor with AVX2.
  public static var hasPortableBits: Bool { ["Haswell", "Zen"].contains(kernel) }

  static var functions: OpenBLASFunctions {
    switch opened {
    case .success(let functions): functions
    case .failure(let error): fatalError(error.description)
    }
  }

  /// Products stay on the thread that asks: parallelism belongs to the batches of replications, and a
  /// product divided over threads has other bits.
  private static let opened: Result<OpenBLASFunctions, OpenBLASError> = {
    guard canMap([libraryBytes]) else {
      return .failure(OpenBLASError(reason: "there is too little address space; raise 'ulimit -v'"))
    }
    var reason: UnsafePointer<CChar>?
    guard let functions = openblas_open(&reason)?.pointee else {
      let words = reason.map { String(cString: $0) } ?? "no reason was given"
      return .failure(
        OpenBLASError(reason: "\(words); install it (Debian: apt-get install libopenblas0)"))
    }
    functions.setThreads(1)
    return .success(functions)
  }()
}
