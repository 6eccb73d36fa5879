// libxlsxwriter, as Debian's libxlsxwriter-dev and Homebrew's libxlsxwriter install it.
#if !__has_include(<xlsxwriter.h>)
#error "libxlsxwriter is missing: run script/bootstrap, or install it with 'apt-get install libxlsxwriter-dev zlib1g-dev' (Debian, Ubuntu) or 'brew install libxlsxwriter' (macOS), or build without workbooks: swift build --disable-default-traits."
#else
#include <xlsxwriter.h>
#endif
