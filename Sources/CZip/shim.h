// libzip, as Debian's libzip-dev and Homebrew's libzip install it.
#if !__has_include(<zip.h>)
#error "libzip is missing: run script/bootstrap, or install it with 'apt-get install libzip-dev' (Debian, Ubuntu) or 'brew install libzip' (macOS), or build without workbooks: swift build --disable-default-traits."
#else
#include <zip.h>
#endif
