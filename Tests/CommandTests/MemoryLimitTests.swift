import Testing

@testable import wijkraming

@Suite("The limits of memory, as the system tells them")
struct MemoryLimitTests {
  private static let megabyte = 1 << 20

  private static let status = """
    Name:\twijkraming
    VmSize:\t  204800 kB
    RssAnon:\t   20480 kB
    RssFile:\t   10240 kB
    VmData:\t  102400 kB
    """

  private func limits(_ files: [String: String]) -> [MemoryLimit] {
    MachineMemory { files[$0] }.limits
  }

  private func rooms(_ files: [String: String]) -> [ControlGroups.Room] {
    ControlGroups { files[$0] }.rooms
  }

  // MARK: The process and the machine

  @Test("what the machine can give is told in kB of 1,024 bytes, of which a run may take 80%")
  func available() {
    let found = limits([
      "/proc/meminfo": "MemTotal:  9 kB\nMemAvailable:    1000 kB\nBuffers: 1 kB\n"
    ])
    #expect(found.count == 1)
    #expect(found.first?.bytes == 1_024_000)
    #expect(found.first?.share == 0.8)
  }

  @Test("soft limits of the process count with what it holds of them; unlimited is no limit")
  func process() {
    func text(_ address: String, _ data: String) -> String {
      """
      Limit                     Soft Limit           Hard Limit           Units
      Max cpu time              5                    unlimited            seconds
      Max data size             \(data)            9                    bytes
      Max address space         \(address)            unlimited            bytes
      """
    }
    let both = limits([
      "/proc/self/status": Self.status, "/proc/self/limits": text("500000000", "400000000"),
    ])
    #expect(both.map(\.budget) == [.addressSpace, .addressSpace])
    #expect(both.map(\.bytes) == [500_000_000, 400_000_000])
    #expect(both.map(\.held) == [200 * Self.megabyte, 100 * Self.megabyte])
    let none = limits([
      "/proc/self/status": Self.status, "/proc/self/limits": text("unlimited", "unlimited"),
    ])
    #expect(none.isEmpty)
  }

  @Test("a system that tells nothing, or nonsense, sets no limit")
  func nothing() {
    #expect(limits([:]).isEmpty)
    let nonsense = "0::\n::::\n4:memory\nMemAvailable:\nMax address space\n- - -\n"
    let files = ["meminfo", "self/limits", "self/status", "self/cgroup", "self/mountinfo"]
      .map { ("/proc/" + $0, nonsense) }
    #expect(limits(Dictionary(uniqueKeysWithValues: files)).isEmpty)
  }

  // MARK: Control groups

  private static let two = [
    "/proc/self/mountinfo":
      "23 1 0:5 / / rw - ext4 /dev/a rw\n31 23 0:28 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw",
    "/proc/self/cgroup": "0::/job/step\n",
  ]

  @Test(
    "in version 2 the smallest of max and high on the way to the root is found, less what is in use"
  )
  func versionTwo() {
    var files = Self.two
    files["/sys/fs/cgroup/job/step/memory.max"] = "max\n"
    files["/sys/fs/cgroup/job/step/memory.high"] = "900\n"
    files["/sys/fs/cgroup/job/step/memory.current"] = "100\n"
    files["/sys/fs/cgroup/job/memory.max"] = "800\n"
    files["/sys/fs/cgroup/job/memory.high"] = "max\n"
    files["/sys/fs/cgroup/job/memory.current"] = "300\n"
    files["/sys/fs/cgroup/job/memory.stat"] =
      "anon 5\ninactive_file 40\nactive_file 7\nslab_reclaimable 3\nslab_unreclaimable 90\n"
    #expect(
      rooms(files) == [
        .init(file: "/sys/fs/cgroup/job/step/memory.high", left: 800),
        .init(file: "/sys/fs/cgroup/job/memory.max", left: 550),
      ])
  }

  @Test("version 1 counts the groups beneath, and writes no limit as the largest number of pages")
  func versionOne() {
    let files = [
      "/proc/self/mountinfo": """
      34 31 0:31 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu
      35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
      """,
      "/proc/self/cgroup": "9:name=systemd:/\n4:memory:/a\n1:cpu:/b\n",
      "/sys/fs/cgroup/memory/a/memory.limit_in_bytes": "250000000\n",
      "/sys/fs/cgroup/memory/a/memory.usage_in_bytes": "60000000\n",
      "/sys/fs/cgroup/memory/a/memory.stat":
        "inactive_file 1\ntotal_inactive_file 20000000\ntotal_active_file 10000000\n",
      "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
      "/sys/fs/cgroup/memory/memory.usage_in_bytes": "700000000\n",
    ]
    #expect(
      rooms(files) == [
        .init(file: "/sys/fs/cgroup/memory/a/memory.limit_in_bytes", left: 220_000_000)
      ])
  }

  @Test("with both versions at once each is followed where it is mounted")
  func hybrid() {
    let files = [
      "/proc/self/mountinfo": """
      35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
      41 31 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw
      """,
      "/proc/self/cgroup": "4:memory,hugetlb:/a\n0::/b\n",
      "/sys/fs/cgroup/memory/a/memory.limit_in_bytes": "500\n",
      "/sys/fs/cgroup/unified/b/memory.max": "400\n",
    ]
    #expect(rooms(files).map(\.left) == [500, 400])
  }

  @Test("a container sees the part of the hierarchy that is mounted, or only its own group")
  func container() {
    var files = [
      "/proc/self/mountinfo":
        "9 1 0:1 /docker/x /sys/fs/cgroup\\040of\\040x ro - cgroup2 cgroup rw",
      "/proc/self/cgroup": "0::/docker/x/job",
      "/sys/fs/cgroup of x/memory.max": "700\n", "/sys/fs/cgroup of x/job/memory.max": "600\n",
    ]
    #expect(rooms(files).map(\.left) == [600, 700])
    files["/proc/self/cgroup"] = "0::/../other"
    #expect(rooms(files).map(\.left) == [700])
  }

  @Test("a group that is over its limit leaves nothing")
  func over() {
    var files = Self.two
    files["/sys/fs/cgroup/job/memory.max"] = "100\n"
    files["/sys/fs/cgroup/job/memory.current"] = "150\n"
    #expect(rooms(files).map(\.left) == [0])
  }

  @Test("what this program holds in its group is its own to use")
  func own() {
    var files = Self.two
    files["/proc/self/status"] = Self.status
    files["/sys/fs/cgroup/job/memory.max"] = "\(250 * Self.megabyte)\n"
    files["/sys/fs/cgroup/job/memory.current"] = "\(50 * Self.megabyte)\n"
    #expect(limits(files).map(\.bytes) == [220 * Self.megabyte])
  }

  // MARK: Needs

  private func limit(
    _ budget: MemoryLimit.Budget, _ bytes: Int, held: Int = 0, share: Double = 1
  ) -> MemoryLimit {
    MemoryLimit(
      budget: budget, bytes: bytes, held: held, share: share, source: "somebody allows", remedy: "")
  }

  @Test("memory and address space are two budgets, each held against its own need")
  func budgets() {
    let need = MemoryNeed(memory: 100_000_000, addressSpace: 500_000_000)
    #expect(need.shortage(under: []) == nil)
    #expect(need.shortage(under: [limit(.memory, 100_000_000)]) == nil)
    #expect(need.shortage(under: [limit(.memory, 99_999_999)]) != nil)
    #expect(need.shortage(under: [limit(.addressSpace, 600_000_000, held: 100_000_000)]) == nil)
    #expect(need.shortage(under: [limit(.addressSpace, 600_000_000, held: 100_000_001)]) != nil)
    #expect(need.shortage(under: [limit(.memory, 124_999_999, share: 0.8)]) != nil)
    #expect(need.shortage(under: [limit(.memory, 125_000_000, share: 0.8)]) == nil)
  }

  @Test("of several limits the one that leaves least of the need is told, with both figures")
  func told() {
    let need = MemoryNeed(memory: 100_000_000, addressSpace: 500_000_000)
    let shortage = need.shortage(under: [
      limit(.memory, 90_000_000), limit(.addressSpace, 200_000_000, held: 100_000_000),
      limit(.memory, 80_000_000),
    ])
    #expect(
      shortage?.description
        == "about 600 MB of address space, more than the 200 MB that somebody allows")
    let shared = need.shortage(under: [limit(.memory, 90_000_000, share: 0.8)])
    #expect(shared?.description == "about 100 MB, more than 80% of the 90 MB that somebody allows")
  }

  @Test("every thread that runs at the same time takes addresses for itself")
  func threads() {
    let one = MemoryNeed.simulating(memory: 100_000_000, threads: 1)
    let all = MemoryNeed.simulating(memory: 100_000_000, threads: 1024)
    #expect(one.memory == all.memory)
    // 128 MB of OpenBLAS, 64 of the C library and 8 of a stack.
    let others = MemoryCheck.processors - 1
    #expect(all.addressSpace - one.addressSpace >= others * 200 << 20)
    #expect(one.addressSpace < 600_000_000)
  }

  @Test("the report of a comparison of 25 systems takes what was measured, and a fifth more")
  func report() {
    // comparison.csv and what else is read; 208,088 kB at the peak.
    let need = MemoryNeed.reporting(tables: 24_495_485 + 674_832 + 389_925)
    #expect(need.memory > 208_088 * 1024 * 6 / 5)
    #expect(need.memory < 208_088 * 1024 * 3 / 2)
  }
}
