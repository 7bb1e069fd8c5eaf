/// How the page of a check looks, in the light and in the dark.
enum HTMLStyle {
  static let text = """
    :root {
      color-scheme: light dark;
      --ground: #fbfbf9; --card: #ffffff; --text: #23272e; --dim: #6a7280; --line: #e4e4df;
      --accent: #33658a; --bar: #6f9bb8; --soft: #f1f3f2;
      --error: #b3383f; --warning: #97650b; --hint: #5b6b7c; --good: #2f7d57;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #16191d; --card: #1c2025; --text: #dfe3e8; --dim: #929cab; --line: #2d333b;
        --accent: #8fb9d6; --bar: #5585a5; --soft: #23282e;
        --error: #ee8085; --warning: #e0b25c; --hint: #a0aebd; --good: #74c69d;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0; background: var(--ground); color: var(--text);
      font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
    }
    main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.25rem 1rem; }
    footer { max-width: 62rem; margin: 0 auto; padding: 1rem 1.25rem 3rem; color: var(--dim); font-size: .85rem; }
    code { font: .875em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
    h1, h2, h3, p { margin: 0; }
    header { border-left: .375rem solid var(--error); padding: .25rem 0 .25rem 1.25rem; }
    header.pass { border-color: var(--good); }
    header.incomplete { border-color: var(--warning); }
    header p { color: var(--dim); }
    .brand { font-size: .8rem; letter-spacing: .08em; text-transform: uppercase; }
    h1 { font-size: 2.25rem; line-height: 1.2; font-weight: 650; letter-spacing: -.02em; }
    .tiles { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; margin: 1rem 0 0; padding: 0; }
    .tiles li { border: 1px solid var(--line); border-radius: 999px; padding: .15rem .9rem; background: var(--card); }
    .tiles .error b, td.error { color: var(--error); }
    .tiles .warning b, td.warning { color: var(--warning); }
    .tiles span { color: var(--dim); font-size: .85rem; }
    .tiles .none, .tiles .none b { color: var(--dim); }
    section { margin-top: 2.75rem; }
    h2 { font-size: 1.2rem; font-weight: 650; margin-bottom: .75rem; }
    h2 .count { color: var(--dim); font-weight: 400; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: .9rem; }
    th, td { text-align: left; vertical-align: top; padding: .4rem .75rem; border-bottom: 1px solid var(--line); }
    thead th { color: var(--dim); font-weight: 500; font-size: .8rem; white-space: nowrap; }
    th:first-child, td:first-child { padding-left: 0; }
    tbody th { font-weight: 600; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .lead { margin-bottom: .75rem; }
    .share { position: relative; min-width: 7rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
    .share::after { content: ""; position: absolute; left: .75rem; bottom: -1px; height: 3px; width: calc((100% - .75rem) * var(--clean)); background: var(--good); }
    figure { margin: 0 0 1.75rem; }
    figcaption { font-size: .9rem; margin-bottom: .5rem; }
    .facts { color: var(--dim); float: right; font-size: .85rem; }
    svg { display: block; width: 100%; height: 7.5rem; border-bottom: 1px solid var(--line); }
    .bar { fill: var(--bar); }
    .ground { fill: transparent; }
    g:hover .bar { fill: var(--accent); }
    g:hover .ground { fill: var(--soft); }
    .gap { fill: var(--error); fill-opacity: .1; stroke: var(--error); stroke-opacity: .55; stroke-dasharray: 3 3; vector-effect: non-scaling-stroke; }
    g:hover .gap { fill-opacity: .3; }
    .axis { display: flex; justify-content: space-between; color: var(--dim); font-size: .8rem; font-variant-numeric: tabular-nums; }
    .missing { color: var(--error); font-size: .85rem; }
    article { background: var(--card); border: 1px solid var(--line); border-left: .25rem solid var(--hint); border-radius: .375rem; padding: .9rem 1.1rem; margin-bottom: .75rem; }
    article.error { border-left-color: var(--error); }
    article.warning { border-left-color: var(--warning); }
    h3 { font-size: 1rem; font-weight: 600; }
    .sign { display: inline-block; width: 1.1rem; color: var(--hint); font-weight: 700; }
    .error .sign { color: var(--error); }
    .warning .sign { color: var(--warning); }
    .amount { float: right; margin-left: 1rem; font-weight: 500; font-variant-numeric: tabular-nums; color: var(--dim); }
    .where { color: var(--dim); font-size: .9rem; padding-left: 1.35rem; }
    .rule { margin-left: .5rem; padding: .05rem .5rem; border-radius: 999px; background: var(--soft); font-size: .8rem; }
    dl { display: grid; grid-template-columns: 3.75rem 1fr; gap: .15rem .5rem; margin: .6rem 0 0 1.35rem; font-size: .9rem; }
    dt { color: var(--dim); }
    dd { margin: 0; overflow-wrap: anywhere; }
    a { color: var(--accent); }
    details { margin: .6rem 0 0 1.35rem; font-size: .9rem; }
    summary { cursor: pointer; color: var(--accent); }
    details table { margin-top: .35rem; font-size: .85rem; }
    .empty { color: var(--dim); font-style: italic; }
    ul { padding-left: 1.2rem; }
    @media print { article, figure { break-inside: avoid; } body { background: none; } }
    """
}
