import DemandModel
import SociaalDomein

/// A comparison of many cells: demand variants x funding systems x levels of values.
public struct ComparisonDesign: Sendable {
  public struct Variant: Sendable {
    public let name: String
    public let without: Set<DriverKey>
    public let settings: [ScenarioSetting]
  }

  public struct System: Sendable {
    public let name: String
    /// Nil for the scenario's own contracts.
    public let file: SystemFile?
    /// Path of the file from the folder of the design; nil for what is no file.
    public var path: String?
  }

  public struct Level: Sendable {
    public let name: String
    public let settings: [ScenarioSetting]
  }

  /// Something that is varied under some of the systems.
  public struct Axis: Sendable {
    public let name: String
    public let systems: [String]
    public let levels: [Level]
  }

  /// One combination.
  public struct Cell: Sendable {
    public let variant: Variant
    public let system: System
    /// Level per axis; nil where the axis is not about the system.
    public let levels: [Level?]

    /// How a scenario is read for this cell.
    public var options: Scenario.Options {
      Scenario.Options(
        system: system.file,
        settings: variant.settings + levels.compactMap { $0 }.flatMap(\.settings),
        without: variant.without)
    }

    /// The cell in one line: `basis, lumpsum, korting vijf`.
    public func title(_ axes: [Axis]) -> String {
      let levels = zip(axes, levels).compactMap { axis, level in
        level.map { "\(axis.name) \($0.name)" }
      }
      return ([variant.name, system.name] + levels).joined(separator: ", ")
    }
  }

  public let name: String
  /// Path of the scenario, and the same from the folder of the design.
  public let scenario: String
  public let scenarioPath: String
  public let replications: Int?
  public let seed: UInt64?
  public let variants: [Variant]
  public let systems: [System]
  public let axes: [Axis]
  /// The files it was read from, itself first.
  public let inputs: [ReadInput]

  /// Every combination, made anew with every call: variants, then systems in their order, then levels. The first of a variant is
  /// what its others are held against.
  public var cells: [Cell] {
    variants.flatMap { variant in
      systems.flatMap { system in
        axes.reduce([[Level?]()]) { rows, axis in
          let levels: [Level?] = axis.systems.contains(system.name) ? axis.levels : [nil]
          return rows.flatMap { row in levels.map { row + [$0] } }
        }.map { Cell(variant: variant, system: system, levels: $0) }
      }
    }
  }

  /// Columns of the table before those of the values, and after them.
  public static let columns = ["cell", "demand", "system"]
  public static let measureColumns = [
    "metric", "period", "unit", "mean", "sd", "mcse", "p5", "p50", "p95", "difference", "lower",
    "upper", "difference_p5", "difference_p95", "p_less", "p_more",
  ]

  /// Cells that a design may have.
  static let cellLimit = 10_000
}
