// OpenBLAS, as Debian's libopenblas-dev and Homebrew's openblas install it: CBLAS from its header, LAPACK by its Fortran names.
#if !__has_include(<cblas.h>)
#error "OpenBLAS is missing: run script/bootstrap, or install it with 'apt-get install libopenblas-dev' (Debian, Ubuntu) or 'brew install openblas' (macOS)."
#else
#include <cblas.h>
#include <stdint.h>

/// Cholesky factor of a symmetric positive definite matrix (LAPACK).
void dpotrf_(const char *uplo, const int32_t *n, double *a, const int32_t *lda, int32_t *info);
/// Solution of a general system of linear equations by LU with partial pivoting (LAPACK).
void dgesv_(const int32_t *n, const int32_t *nrhs, double *a, const int32_t *lda, int32_t *ipiv, double *b,
            const int32_t *ldb, int32_t *info);
#endif
