#include "allocation_counter.h"

#include <errno.h>
#include <features.h>
#include <stddef.h>

// A program's own definitions come before those of the C library, also for the libraries it loads.
#if defined(__linux__) && defined(__GLIBC__)
#define COUNTS 1
#else
#define COUNTS 0
#endif

static __thread bool counting __attribute__((tls_model("initial-exec")));
static __thread uint64_t counted __attribute__((tls_model("initial-exec")));

bool allocation_counter_works(void) { return COUNTS; }

void allocation_counter_start(void) {
  counted = 0;
  counting = true;
}

uint64_t allocation_counter_stop(void) {
  counting = false;
  return counted;
}

#if COUNTS
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static void count(void) {
  if (counting) counted += 1;
}

void *malloc(size_t size) {
  count();
  return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
  count();
  return __libc_calloc(number, size);
}

void *realloc(void *block, size_t size) {
  count();
  return __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
  count();
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  count();
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
  count();
  void *made = __libc_memalign(alignment, size);
  if (made == NULL) return ENOMEM;
  *block = made;
  return 0;
}
#endif
