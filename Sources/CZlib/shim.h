// zlib, as Debian's zlib1g-dev and the SDK of macOS install it.
#if !__has_include(<zlib.h>)
#error "zlib is missing: run script/bootstrap, or install it with 'apt-get install zlib1g-dev' (Debian, Ubuntu)."
#else
#include <zlib.h>
#endif
