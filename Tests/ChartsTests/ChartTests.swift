import Charts
import Testing

@Suite("A chart")
struct ChartTests {
  @Test("keeps its data as they were given")
  func data() {
    let line = Chart.Line("kosten", [1, nil, 3], stroke: .dashed)
    #expect(line.values == [1, nil, 3] && line.stroke == .dashed)
  }
}
