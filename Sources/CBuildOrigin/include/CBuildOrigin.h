#ifndef CBUILDORIGIN_H
#define CBUILDORIGIN_H

/// The commit that was built, as git writes it in full; empty where it is not known.
const char *wijkraming_commit(void);

#endif
