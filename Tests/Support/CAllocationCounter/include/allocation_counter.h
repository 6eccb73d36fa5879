#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

#include <stdbool.h>
#include <stdint.h>

// Counts calls of malloc, calloc, realloc, posix_memalign, aligned_alloc and memalign by the calling
// thread. Only where the C library is glibc, whose own functions stand under other names; elsewhere
// nothing is counted.
bool allocation_counter_works(void);
void allocation_counter_start(void);
uint64_t allocation_counter_stop(void);

#endif
