extension HTMLReport {
  /// The look of the page: one column, quiet, the same on a phone, a screen and paper.
  static let styleSheet = """
    :root { --ink: #1c2430; --faint: #5b6675; --rule: #d5dae1; --tint: #f3f5f8; --accent: #0b4f7d; }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1.2rem 1rem 3rem; max-width: 62rem; color: var(--ink); background: #fff;
      font: 16px/1.5 "Segoe UI", system-ui, -apple-system, "DejaVu Sans", Arial, sans-serif; }
    h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .2rem; }
    h2 { font-size: 1.2rem; margin: 2.4rem 0 .6rem; padding-top: .6rem; border-top: 2px solid var(--ink); }
    h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
    p { margin: .5rem 0; max-width: 46rem; }
    .run, .note { color: var(--faint); font-size: .875rem; }
    nav ul { display: flex; flex-wrap: wrap; gap: .15rem .9rem; margin: .5rem 0 0; padding: 0; list-style: none;
      font-size: .875rem; }
    a { color: var(--accent); }
    main > section:first-child h2 { margin-top: 1rem; }
    .findings { margin: .6rem 0; padding: .5rem .8rem .5rem 1.9rem; max-width: 50rem; background: var(--tint);
      border-left: 3px solid var(--accent); }
    .findings li { margin: .25rem 0; }
    .answers { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .6rem; margin: .8rem 0; }
    .answers div { background: var(--tint); border-left: 3px solid var(--accent); padding: .5rem .7rem; }
    .answers dt { font-size: .8125rem; color: var(--faint); }
    .answers dd { margin: 0; font-size: .875rem; line-height: 1.4; }
    .figure { display: block; font-size: 1.6rem; line-height: 1.2; font-weight: 600;
      font-variant-numeric: tabular-nums; }
    figure { margin: .8rem 0 .2rem; }
    svg { display: block; width: 100%; height: auto; }
    .multiples { display: grid; grid-template-columns: repeat(auto-fill, minmax(13.5rem, 1fr)); gap: .4rem .9rem; }
    .multiples figure { margin: 0; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; margin: .8rem 0 .3rem; font-size: .875rem;
      font-variant-numeric: tabular-nums; }
    caption { text-align: left; font-weight: 600; padding: .2rem 0; }
    th, td { padding: .22rem .5rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); }
    th { font-weight: 400; }
    th[scope=row] { min-width: 10em; }
    th.part { padding-left: 1.4rem; }
    td:not(.number) { overflow-wrap: anywhere; min-width: 6em; }
    td:nth-child(2):not(.number), td:last-child:not(.number) { min-width: 14em; }
    thead th { font-weight: 600; border-bottom: 1.5px solid var(--ink); vertical-align: bottom; }
    .number { text-align: right; white-space: nowrap; }
    thead .number { white-space: normal; }
    tr.strong th, tr.strong td { font-weight: 600; }
    tr.faint th, tr.faint td { color: var(--faint); }
    .none { color: var(--faint); }
    details { margin: .1rem 0 .8rem; }
    summary { cursor: pointer; font-size: .875rem; color: var(--accent); }
    pre { background: var(--tint); padding: .6rem .8rem; overflow-x: auto; font-size: .8125rem; }
    @media (max-width: 30rem) { body { font-size: 15px; padding: .8rem .7rem 2rem; }
      .answers { grid-template-columns: 1fr 1fr; gap: .4rem; } .figure { font-size: 1.3rem; }
      .answers dd { font-size: .8125rem; } }
    @media print { body { max-width: none; padding: 0; font-size: 10.5pt; } nav, details { display: none; }
      h2 { break-after: avoid; } figure, tr, .answers div { break-inside: avoid; }
      .answers { grid-template-columns: repeat(5, 1fr); } .figure { font-size: 14pt; }
      .multiples { grid-template-columns: repeat(3, 1fr); } .scroll { overflow: visible; }
      table { font-size: 8pt; } a { color: inherit; text-decoration: none; } }
    """
}
