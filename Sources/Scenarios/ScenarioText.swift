/// Errors, places, tables and settings are part of what a scenario is asked for, so who imports the
/// scenarios has them.
@_exported import ScenarioText
