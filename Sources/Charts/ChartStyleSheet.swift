extension Chart {
  /// Styles that a page with charts includes once: the room of each size, paper and dark screens.
  ///
  /// Charts are dark only within `chart-follows-scheme`, a class for pages that are dark too.
  public static let styleSheet = """
    .chart { display: block; width: 100%; height: auto; max-width: 860px; }
    .chart-narrow { max-width: 480px; }
    .chart-small { max-width: 320px; }
    .chart-legend { max-width: 380px; }
    .chart text { font-variant-numeric: tabular-nums; }
    .chart-pair .chart-narrow { display: none; }
    @media screen and (max-width: 600px) {
      .chart-pair .chart-wide { display: none; }
      .chart-pair .chart-narrow { display: block; }
    }
    @media print {
      .chart { print-color-adjust: exact; -webkit-print-color-adjust: exact;
        break-inside: avoid; }
      .chart text { fill: #000; }
      .chart-grid { stroke: #c4c4c4; }
      .chart-edge { stroke: #707070; }
    }
    @media screen and (prefers-color-scheme: dark) {
      .chart-follows-scheme .chart text { fill: #e4e7eb; }
      .chart-follows-scheme .chart .chart-faint { fill: #b6c0ca; }
      .chart-follows-scheme .chart-value { stroke: #14181d; }
      .chart-follows-scheme .chart-grid { stroke: #3a434d; }
      .chart-follows-scheme .chart-zero, .chart-follows-scheme .chart-tick { stroke: #cbd2d9; }
      .chart-follows-scheme .chart-band { fill: #6fa8dc; fill-opacity: 0.28; }
      .chart-follows-scheme .chart-line, .chart-follows-scheme .chart-leader { stroke: #e4e7eb; }
      .chart-follows-scheme .chart-point { fill: #e4e7eb; stroke: #e4e7eb; }
      .chart-follows-scheme .chart-open { fill: #14181d; }
      .chart-follows-scheme .chart-line-2 { stroke: #f0a35e; }
      .chart-follows-scheme .chart-line-3 { stroke: #9fb3c8; }
      .chart-follows-scheme .chart-line-4 { stroke: #5fcfb0; }
      .chart-follows-scheme .chart-line-5 { stroke: #dba4da; }
      .chart-follows-scheme .chart-line-6 { stroke: #d8c75a; }
      .chart-follows-scheme .chart-bar { stroke: #cbd2d9; }
    }

    """
}
