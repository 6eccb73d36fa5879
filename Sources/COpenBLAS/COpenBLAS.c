#include "COpenBLAS.h"

#include <dlfcn.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/mman.h>

/// One kernel for every processor with AVX2 gives equal bits on all of them; of threads there are enough in the program itself.
///
/// Set before `main`, where no other thread can be reading the environment; what stands there already is somebody's choice.
__attribute__((constructor)) static void pin(void) {
#if defined(__x86_64__)
  setenv("OPENBLAS_CORETYPE", "Haswell", 0);
#endif
  setenv("OPENBLAS_NUM_THREADS", "1", 0);
}

static const char *const names[] = {
#if defined(__APPLE__)
    "libopenblas.dylib", "/opt/homebrew/opt/openblas/lib/libopenblas.dylib", "/usr/local/opt/openblas/lib/libopenblas.dylib",
#else
    "libopenblas.so.0", "libopenblas.so",
#endif
};

const OpenBLASFunctions *openblas_open(const char **reason) {
  static OpenBLASFunctions functions;
  void *library = NULL;
  for (size_t i = 0; i < sizeof names / sizeof *names && library == NULL; i++) {
    library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (library == NULL && i == 0) *reason = dlerror();
  }
  if (library == NULL) return NULL;
  const struct {
    const char *name;
    void *slot;
  } wanted[] = {
      {"cblas_dgemm", &functions.dgemm},
      {"dpotrf_", &functions.dpotrf},
      {"dpotrs_", &functions.dpotrs},
      {"dgesv_", &functions.dgesv},
      {"openblas_get_config", &functions.configuration},
      {"openblas_get_corename", &functions.kernel},
      {"openblas_set_num_threads", &functions.setThreads},
  };
  for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
    void *symbol = dlsym(library, wanted[i].name);
    if (symbol == NULL) {
      *reason = dlerror();
      return NULL;
    }
    *(void **)wanted[i].slot = symbol;
  }
  *(void **)&functions.takeBuffer = dlsym(library, "blas_memory_alloc");
  *(void **)&functions.giveBuffer = dlsym(library, "blas_memory_free");
  return &functions;
}

bool openblas_can_map(const size_t *areas, size_t count) {
  if (count == 0) return true;
  void *start = mmap(NULL, areas[0], PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0);
  if (start == MAP_FAILED) return false;
  bool rest = openblas_can_map(areas + 1, count - 1);
  munmap(start, areas[0]);
  return rest;
}
