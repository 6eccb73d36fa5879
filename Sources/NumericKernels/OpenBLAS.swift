internal import COpenBLAS

/// The BLAS and LAPACK library behind the matrix types.
public enum OpenBLAS {
  /// Restricts the library to the calling thread, for the whole process.
  ///
  /// Parallelism belongs to the batches of replications, and a product divided over threads has
  /// other bits. The matrix types see to it themselves before they call the library; a program
  /// calls it at its start to fix the moment.
  public static func useOneThread() {
    _ = oneThread
  }

  private static let oneThread: Void = openblas_set_num_threads(1)

  /// Version, build options and processor kernel of the library, for a run's record.
  public static var configuration: String {
    let core = String(cString: openblas_get_corename())
    return "\(String(cString: openblas_get_config())) kernel \(core)"
  }
}
