// OpenBLAS, opened when it is first needed: it reads the environment as it loads, so what it is to read must stand there before.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// The functions of the library that are called here: CBLAS by its C names, LAPACK by its Fortran names.
typedef struct {
  /// C = alpha A B + beta C for double precision (cblas_dgemm); the first three are of the enumerations below.
  void (*_Nonnull dgemm)(int order, int transposeA, int transposeB, int m, int n, int k, double alpha,
                         const double *_Nullable a, int lda, const double *_Nullable b, int ldb, double beta,
                         double *_Nullable c, int ldc);
  /// Cholesky factor of a symmetric positive definite matrix.
  void (*_Nonnull dpotrf)(const char *uplo, const int32_t *n, double *a, const int32_t *lda, int32_t *info);
  /// Solution of a system whose matrix has such a factor.
  void (*_Nonnull dpotrs)(const char *uplo, const int32_t *n, const int32_t *nrhs, const double *a, const int32_t *lda, double *b,
                 const int32_t *ldb, int32_t *info);
  /// Solution of a general system of linear equations by LU with partial pivoting.
  void (*_Nonnull dgesv)(const int32_t *n, const int32_t *nrhs, double *a, const int32_t *lda, int32_t *ipiv, double *b,
                const int32_t *ldb, int32_t *info);
  /// Version and build options; name of the processor kernel; number of threads.
  const char *_Nonnull (*_Nonnull configuration)(void);
  const char *_Nonnull (*_Nonnull kernel)(void);
  void (*_Nonnull setThreads)(int count);
  /// Takes a working buffer of the library and gives it back, for the calls to come; NULL in a build that does not offer it.
  void *_Nullable (*_Nullable takeBuffer)(int position);
  void (*_Nullable giveBuffer)(void *_Nullable buffer);
} OpenBLASFunctions;

/// CBLAS_ORDER and CBLAS_TRANSPOSE of the CBLAS standard.
enum { OpenBLASRowMajor = 101, OpenBLASNoTranspose = 111 };

/// Opens the library and finds its functions; NULL, with the reason of the system, where that fails. One thread at a time.
const OpenBLASFunctions *_Nullable openblas_open(const char *_Nullable *_Nonnull reason);

/// Whether areas of so many bytes could be mapped now, all at the same time.
bool openblas_can_map(const size_t *areas, size_t count);

#pragma clang assume_nonnull end
