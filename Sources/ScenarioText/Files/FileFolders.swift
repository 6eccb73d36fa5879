/// Where the files of one scenario lie, so that each names its tables from its own folder.
package struct FileFolders {
  /// Begins the place of a value that was set from outside.
  package static let settingPrefix = "--set "

  /// The file that was asked for.
  let main: String
  /// Where the files lie as seen from the folder of their roots; the first of a file counts.
  private var seats: [String: [Seat]]

  /// A folder as seen from that of a root, empty or ending in a slash.
  private struct Seat: Equatable {
    let root: ReadInput.Root
    let folder: String
  }

  init(main: String) {
    self.main = main
    seats = [main: [Seat(root: .scenario, folder: "")]]
  }

  /// Keeps the file of a funding system, from whose folder its own files are called.
  package mutating func note(system file: String) { add(Seat(root: .system, folder: ""), of: file) }

  /// Keeps where a file lies that another calls by a path.
  package mutating func note(_ file: String, writtenAs written: String, in other: String) {
    for seat in seats[other] ?? [] {
      let path = written.hasPrefix("/") ? written : seat.folder + written
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      add(Seat(root: seat.root, folder: folder), of: file)
    }
  }

  private mutating func add(_ seat: Seat, of file: String) {
    if seats[file]?.contains(seat) != true { seats[file, default: []].append(seat) }
  }

  private func folder(of file: String) -> String { seats[file]?.first?.folder ?? "" }

  /// What a path written at a place is called from each root that leads there.
  package func inputs(_ written: String, at place: SourcePlace, opened: String, _ bytes: [UInt8])
    -> [ReadInput]
  {
    let file = place.file.hasPrefix(Self.settingPrefix) ? main : place.file
    let all = seats[file] ?? [Seat(root: .outside(file), folder: "")]
    return all.map { seat in
      let path = written.hasPrefix("/") ? written : seat.folder + written
      return ReadInput(
        root: seat.root, path: Self.shortened(path), opened: opened, bytes: bytes)
    }
  }

  /// A path written at a place, as the program opens it.
  package func opened(_ written: String, at place: SourcePlace) -> String {
    let isSet = place.file.hasPrefix(Self.settingPrefix)
    return FileBytes.path(written, besideFile: isSet ? main : place.file)
  }

  /// The same path as the file that was asked for would write it.
  package func written(_ written: String, at place: SourcePlace) -> String {
    let folder = folder(of: place.file)
    guard !folder.isEmpty, !written.hasPrefix("/") else { return written }
    return Self.shortened(folder + written)
  }

  /// The same file by its shortest path; as it was where a link stands in between.
  package static func shortest(_ path: String) -> String {
    let short = shortened(path)
    return FileBytes.isSameFile(short, path) ? short : path
  }

  /// A path without `.`, and without a folder that the next part leaves again.
  static func shortened(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
