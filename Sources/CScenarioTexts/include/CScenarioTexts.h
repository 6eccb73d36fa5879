// The funding systems and the scenario to start from, as they stand in Sources/Scenarios, within the program.
#pragma once
#include <stddef.h>

#pragma clang assume_nonnull begin

/// A file by its name, and the folder of Sources/Scenarios that it stands in.
typedef struct {
  const char *folder;
  const char *name;
  const unsigned char *bytes;
  size_t count;
} ScenarioText;

/// How many files there are, by folder and name.
size_t scenario_text_count(void);
const ScenarioText *scenario_text_at(size_t place);

/// The file of that name; NULL where there is none.
const ScenarioText *_Nullable scenario_text(const char *name);

#pragma clang assume_nonnull end
