import Foundation
import Reporting
import Testing

@Suite("A workbook that cannot be written")
struct WorkbookFailureTests {
  #if Excel
    @Test("a folder for temporary files that is not there is one clear line")
    func missing() throws {
      let scratch = try ScratchFolder()
      let folder = scratch.path("nowhere")
      let error = WorkbookError.noTemporaryFile(folder: folder, code: ENOENT)
      #expect(throws: error) {
        try Workbook(WorkbookSample.large()).bytes(temporaryFolder: folder)
      }
      #expect(error.description.contains(folder) && error.description.contains("TMPDIR"))
      #expect(!error.description.contains("\n"))
    }

    @Test(
      "a disk gives the whole workbook or an error, never a part",
      .enabled(if: TinyDisk.isPossible, "mounting a disk in memory takes Linux and its superuser"),
      arguments: [4, 16, 48, 96, 160, 256, 512, 1024, 4096])
    func full(kilobytes: Int) throws {
      let document = WorkbookSample.large(rows: 400)
      let whole = try Workbook(document).bytes()
      let disk = try TinyDisk("size=\(kilobytes)k")
      let folder = disk.folder.path(".")
      do {
        #expect(try Workbook(document).bytes(temporaryFolder: folder) == whole)
        #expect(kilobytes > 256)
      } catch {
        #expect(error == .noTemporaryFile(folder: folder, code: ENOSPC))
        #expect(kilobytes < 4096)
      }
      #expect(disk.folder.content().isEmpty)
    }

    @Test(
      "a disk that can only be read is an error",
      .enabled(if: TinyDisk.isPossible, "mounting a disk in memory takes Linux and its superuser"))
    func readOnly() throws {
      let disk = try TinyDisk("size=64k")
      try disk.makeReadOnly()
      let folder = disk.folder.path(".")
      #expect(throws: WorkbookError.noTemporaryFile(folder: folder, code: EROFS)) {
        try Workbook(WorkbookSample.large()).bytes(temporaryFolder: folder)
      }
    }

    @Test("a program with the trait has workbooks")
    func available() {
      #expect(Workbook.isAvailable)
    }
  #else
    @Test("without the trait there are no workbooks, and the error says so")
    func unavailable() {
      #expect(!Workbook.isAvailable)
      #expect(throws: WorkbookError.notBuilt) { try Workbook(WorkbookSample.large()).bytes() }
    }
  #endif
}
