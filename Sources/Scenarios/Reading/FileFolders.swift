/// Where the files of one scenario lie, so that each names its tables from its own folder.
struct FileFolders {
  /// Begins the place of a value that was set from outside.
  static let settingPrefix = "--set "

  /// The file that was asked for.
  let main: String
  /// Folders of the files it extends as seen from its own, each empty or ending in a slash.
  private var folders: [String: String] = [:]

  init(main: String) { self.main = main }

  /// Keeps where a file lies that another calls by a path.
  mutating func note(_ file: String, writtenAs written: String, in other: String) {
    let seen = folder(of: other)
    let path = written.hasPrefix("/") ? written : seen + written
    folders[file] = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  private func folder(of file: String) -> String { folders[file] ?? "" }

  /// A path written at a place, as the program opens it.
  func opened(_ written: String, at place: SourcePlace) -> String {
    let isSet = place.file.hasPrefix(Self.settingPrefix)
    return FileBytes.path(written, besideFile: isSet ? main : place.file)
  }

  /// The same path as the file that was asked for would write it.
  func written(_ written: String, at place: SourcePlace) -> String {
    let folder = folder(of: place.file)
    guard !folder.isEmpty, !written.hasPrefix("/") else { return written }
    return Self.shortened(folder + written)
  }

  /// The same file by its shortest path; as it was where a link stands in between.
  static func shortest(_ path: String) -> String {
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
