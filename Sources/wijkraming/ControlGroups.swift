import Foundation

/// The control groups that this process is in, of both versions, and what each leaves of memory.
struct ControlGroups {
  /// What one limit of one group leaves.
  struct Room: Equatable {
    /// The file that sets the limit.
    let file: String
    /// Bytes of the limit less those in use which cannot be reclaimed; not below 0.
    let left: Int
  }

  /// The text of a file of the system; nil where there is none.
  let text: (String) -> String?

  /// What every limit leaves, from the innermost group to the root of each hierarchy; a group without
  /// a limit is left out.
  var rooms: [Room] {
    places.flatMap { place in place.folders.flatMap { rooms(of: $0, place.version) } }
  }

  /// How a version of control groups calls what is needed here.
  private struct Version {
    let fileSystem: String
    let limits: [String]
    let usage: String
    /// Lines of memory.stat whose bytes the kernel takes back before it ends a process.
    let reclaimable: [String]

    static let one = Version(
      fileSystem: "cgroup", limits: ["memory.limit_in_bytes"], usage: "memory.usage_in_bytes",
      reclaimable: ["total_inactive_file", "total_active_file"])
    static let two = Version(
      fileSystem: "cgroup2", limits: ["memory.max", "memory.high"], usage: "memory.current",
      reclaimable: ["inactive_file", "active_file", "slab_reclaimable"])
  }

  /// A hierarchy: the folder of the process and those above it, up to the mount.
  private struct Place {
    let version: Version
    let folders: [String]
  }

  /// The hierarchies that count memory: one line each of /proc/self/cgroup, "id:controllers:path".
  private var places: [Place] {
    lines("/proc/self/cgroup").compactMap { line in
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { return nil }
      let isTwo = fields[0] == "0" && fields[1].isEmpty
      guard isTwo || fields[1].split(separator: ",").contains("memory") else { return nil }
      let version = isTwo ? Version.two : .one
      guard let mount = mount(of: version) else { return nil }
      return Place(version: version, folders: mount.folders(to: String(fields[2])))
    }
  }

  /// Where a hierarchy is mounted, and which of its groups stands there.
  private struct Mount {
    let root: String
    let folder: String

    /// The folder of a group and all above it up to the mount; the mount alone for a group outside.
    func folders(to group: String) -> [String] {
      let prefix = root == "/" ? "" : root
      guard group == prefix || group.hasPrefix(prefix + "/") else { return [folder] }
      var names = group.dropFirst(prefix.count).split(separator: "/")
      guard !names.contains("..") else { return [folder] }
      var folders: [String] = []
      while !names.isEmpty {
        folders.append(folder + "/" + names.joined(separator: "/"))
        names.removeLast()
      }
      return folders + [folder]
    }
  }

  /// The mount of a version: "id parent major:minor root folder options ... - type source options".
  private func mount(of version: Version) -> Mount? {
    for line in lines("/proc/self/mountinfo") {
      let fields = line.split(separator: " ")
      guard let dash = fields.firstIndex(of: "-"), dash >= 5, fields.count > dash + 3,
        fields[dash + 1] == version.fileSystem
      else { continue }
      let controllers = fields[dash + 3].split(separator: ",")
      guard version.fileSystem == "cgroup2" || controllers.contains("memory") else { continue }
      return Mount(root: plain(fields[3]), folder: plain(fields[4]))
    }
    return nil
  }

  /// A path of mountinfo, in which blanks are written as octal numbers.
  private func plain(_ path: Substring) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\134", "\\")].reduce(String(path)) {
      $0.replacingOccurrences(of: $1.0, with: $1.1)
    }
  }

  private func rooms(of folder: String, _ version: Version) -> [Room] {
    version.limits.compactMap { name in
      let file = folder + "/" + name
      guard let limit = number(file), limit < ControlGroups.unlimited else { return nil }
      let used = number(folder + "/" + version.usage) ?? 0
      let held = max(0, used - reclaimable(folder, version))
      return Room(file: file, left: max(0, limit - held))
    }
  }

  /// From here a limit of version 1 is none: it writes the largest number of whole pages.
  private static let unlimited = 1 << 60

  private func reclaimable(_ folder: String, _ version: Version) -> Int {
    lines(folder + "/memory.stat").reduce(0) { sum, line in
      let fields = line.split(separator: " ")
      guard fields.count == 2, version.reclaimable.contains(String(fields[0])) else { return sum }
      return sum + (Int(fields[1]) ?? 0)
    }
  }

  /// The number a file holds; nil for the word "max" and where there is no file.
  private func number(_ file: String) -> Int? {
    text(file)?.split(whereSeparator: \.isWhitespace).first.flatMap { Int($0) }
  }

  private func lines(_ file: String) -> [Substring] {
    text(file)?.split(separator: "\n") ?? []
  }
}
