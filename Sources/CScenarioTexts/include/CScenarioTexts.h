// The funding systems and the scenario to start from, as they stand in Sources/Scenarios, within the program.
#pragma once
#include <stddef.h>

#pragma clang assume_nonnull begin

/// A file by its name, without its folder.
typedef struct {
  const char *name;
  const unsigned char *bytes;
  size_t count;
} ScenarioText;

/// The file of that name; NULL where there is none.
const ScenarioText *_Nullable scenario_text(const char *name);

#pragma clang assume_nonnull end
