import Foundation
import NumericKernels

/// The libraries that numbers came from, for the record of a run.
public struct NumericLibraries: Codable, Sendable, Equatable {
  /// Version of OpenBLAS, and the processor kernel that it computed with.
  public let openblas: String
  public let kernel: String
  /// The C library, such as "glibc 2.36"; no number depends on it.
  public let cLibrary: String

  enum CodingKeys: String, CodingKey {
    case openblas, kernel
    case cLibrary = "c_library"
  }

  /// Those of this process.
  public static var current: NumericLibraries {
    NumericLibraries(
      openblas: OpenBLAS.version, kernel: OpenBLAS.kernel, cLibrary: systemLibrary)
  }

  private static var systemLibrary: String {
    #if canImport(Glibc)
      let length = confstr(Int32(_CS_GNU_LIBC_VERSION), nil, 0)
      var name = [CChar](repeating: 0, count: max(1, length))
      confstr(Int32(_CS_GNU_LIBC_VERSION), &name, name.count)
      return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #else
      return ProcessInfo.processInfo.operatingSystemVersionString
    #endif
  }

  /// The line on the screen where the environment chose a kernel with bits of its own; nil where the
  /// kernel is the program's.
  public static func kernelNote(_ language: ScreenNumber.Language) -> String? {
    guard !OpenBLAS.hasPortableBits else { return nil }
    let kernel = OpenBLAS.kernel
    switch language {
    case .nl:
      return "Gerekend met de OpenBLAS-kern \(kernel), die de omgeving koos (OPENBLAS_CORETYPE): "
        + "laatste cijfers, en nu en dan een persoon, kunnen verschillen van andere machines."
    case .en:
      return "Computed with the OpenBLAS kernel \(kernel), chosen by the environment "
        + "(OPENBLAS_CORETYPE): last digits, and now and then a person, may differ from other machines."
    }
  }
}
