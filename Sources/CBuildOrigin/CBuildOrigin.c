#include "CBuildOrigin.h"

// script/install writes this file for as long as it builds.
#if __has_include("commit.h")
#include "commit.h"
#else
#define WIJKRAMING_COMMIT ""
#endif

const char *wijkraming_commit(void) { return WIJKRAMING_COMMIT; }
