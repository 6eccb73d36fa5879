/// A file that a scenario was read from, as it stood on the disk: YAML or a table.
public struct ReadInput: Sendable {
  /// The file from whose folder a path counts.
  public enum Root: Sendable, Hashable {
    /// The scenario, region or design that was asked for.
    case scenario
    /// The funding system in the place of the scenario's own.
    case system
    /// Another file, by the path it was opened by: a design that sets a table.
    case outside(String)
  }

  public let root: Root
  /// From the folder of the root; absolute only where a file has it so.
  public let path: String
  /// As the program opened it, by its shortest path.
  public let opened: String
  public let bytes: [UInt8]

  public init(root: Root, path: String, opened: String, bytes: [UInt8]) {
    self.root = root
    self.path = path
    self.opened = FileFolders.shortened(opened)
    self.bytes = bytes
  }

  /// A path from the folder of a file, where that file is itself called by a path: as the caller
  /// would write it.
  public static func path(_ path: String, besideFile file: String) -> String {
    FileFolders.shortened(FileBytes.path(path, besideFile: file))
  }

  /// The name of a file without its folder.
  public static func name(_ path: String) -> String { FileBytes.name(path) }
}
