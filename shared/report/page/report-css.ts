/** The report's whole style, for our page and for HTML that may load nothing. */
export const REPORT_CSS = `
:root { color-scheme: light dark; }
body { margin: 0; background: light-dark(#f8f7f3, #141917); }
.report {
  --paper: light-dark(#f8f7f3, #141917);
  --raised: light-dark(#ffffff, #1c2220);
  --sunken: light-dark(#efede6, #0e1211);
  --rule: light-dark(#e2dfd6, #2e3734);
  --ink: light-dark(#1a211f, #e8eeeb);
  --soft: light-dark(#545e5a, #a5b0ac);
  --accent: light-dark(#0b6355, #6fd8c3);
  --accent-wash: light-dark(#e1f0ec, #17322d);
  --amber: light-dark(#7f5200, #f3c264);
  --amber-wash: light-dark(#fcf0d6, #32280f);
  --red: light-dark(#a3211a, #ff9d95);
  --red-wash: light-dark(#fce9e7, #391b18);
  --usable: light-dark(#0f7a69, #5cc7b2);
  --rejected: light-dark(#d98b84, #a5524b);
  --open: light-dark(#c9cbc3, #4a5550);
  --none: light-dark(#e0ab45, #b58a33);
  max-width: 860px;
  margin: 0 auto;
  padding: 36px 28px 64px;
  color: var(--ink);
  font: 15px / 1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Cantarell, sans-serif;
  font-variant-numeric: tabular-nums;
  -webkit-font-smoothing: antialiased;
}
.report *, .report *::before { box-sizing: border-box; }
.report :is(h1, h2, h3, h4, p, dl, dd, figure, table) { margin: 0; padding: 0; }
.report h1 { font-size: 30px; font-weight: 680; line-height: 1.15; letter-spacing: -0.02em; }
.report h2 { font-size: 17px; font-weight: 650; overflow-wrap: anywhere; }
.report h3 { font-size: 13px; font-weight: 600; color: var(--soft); }
.report h4 { font-size: 13px; font-weight: 600; }
.report .soft { color: var(--soft); }
.report a { color: var(--accent); text-underline-offset: 2px; text-decoration-thickness: 1px; }
.report :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.report .head { display: flex; flex-wrap: wrap; align-items: end; gap: 12px 20px; margin-bottom: 24px; }
.report .title { flex: 1; min-width: 220px; }
.report nav { display: flex; gap: 4px; }
.report nav a { padding: 6px 10px; border-radius: 8px; text-decoration: none; font-size: 14px; }
.report nav a:hover { background: var(--accent-wash); }
.report .actions { display: flex; align-items: center; gap: 8px; }
.report .notice { margin-bottom: 20px; padding: 10px 14px; border-radius: 10px; background: var(--amber-wash); color: var(--amber); font-size: 14px; }
.report article { display: grid; grid-template-columns: minmax(0, 1fr); gap: 18px; margin-top: 12px; }
.report article + article { margin-top: 56px; padding-top: 32px; border-top: 1px solid var(--rule); }
.report .advice { padding: 12px 16px; border-left: 3px solid var(--accent); border-radius: 0 10px 10px 0; background: var(--accent-wash); }
.report .advice b { margin-right: 4px; color: var(--accent); }
.report .advice.fix-now { border-color: var(--red); background: var(--red-wash); }
.report .advice.fix-now b { color: var(--red); }
.report .advice.habit { border-color: var(--amber); background: var(--amber-wash); }
.report .advice.habit b { color: var(--amber); }
.report .advice .basis { color: var(--soft); font-size: 13px; }
.report .headline { display: grid; grid-template-columns: repeat(auto-fit, minmax(330px, 1fr)); gap: 14px; align-items: stretch; }
.report .figure-card, .report .part { padding: 18px 20px; border: 1px solid var(--rule); border-radius: 14px; background: var(--raised); }
.report .figure-card { display: flex; flex-direction: column; gap: 4px; }
.report .part { display: grid; grid-template-columns: minmax(0, 1fr); gap: 10px; }
.report .part > p { color: var(--soft); }
.report .part > p b { color: var(--ink); }
.report .big { font-size: 34px; font-weight: 660; line-height: 1.15; letter-spacing: -0.02em; }
.report .big.long { font-size: 27px; line-height: 1.45; }
.report .big small { font-size: 14px; font-weight: 450; letter-spacing: 0; color: var(--soft); }
.report .figure-card:has(.behind[open]) { grid-column: 1 / -1; }
.report .under { display: grid; gap: 2px; margin-bottom: auto; font-size: 14px; color: var(--soft); }
.report .under b { color: var(--ink); }
.report .under .alarm { color: var(--red); font-weight: 600; }
.report .tiers { display: grid; gap: 6px; margin: 4px 0 auto; }
.report .tiers > div { display: grid; grid-template-columns: 92px 1fr; align-items: baseline; }
.report .tiers dt { font-size: 14px; color: var(--soft); }
.report .tiers dd { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 10px; }
.report .tiers .big { font-size: 26px; }
.report .tiers small { font-size: 13px; color: var(--soft); }
.report .behind { font-size: 13px; }
.report .figure-card .behind:first-of-type { margin-top: 8px; }
.report .part > .lists { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2px; }
.report .behind > summary { display: inline-flex; gap: 6px; padding: 2px 6px 2px 0; color: var(--accent); cursor: pointer; list-style: none; overflow-wrap: anywhere; }
.report .behind > summary::before { content: "›"; width: 8px; font-weight: 700; }
.report .behind[open] > summary::before { transform: rotate(90deg); }
.report .behind > summary::-webkit-details-marker { display: none; }
.report .behind > summary:hover { text-decoration: underline; text-underline-offset: 2px; }
.report .scroll { max-height: 340px; margin: 6px 0 10px; overflow: auto; border: 1px solid var(--rule); border-radius: 8px; background: var(--paper); }
.report table { width: 100%; border-collapse: collapse; font-size: 12.5px; line-height: 1.35; }
.report th, .report td { padding: 5px 10px; text-align: left; vertical-align: top; }
.report th { position: sticky; top: 0; background: var(--sunken); font-weight: 600; color: var(--soft); }
.report tbody tr + tr td { border-top: 1px solid var(--rule); }
.report tfoot td { border-top: 1px solid var(--rule); font-weight: 600; }
.report .number { text-align: right; white-space: nowrap; }
.report .day { white-space: nowrap; color: var(--soft); }
.report .what { width: 60%; min-width: 190px; overflow-wrap: anywhere; }
.report .model { display: block; color: var(--soft); }
.report .became { white-space: nowrap; }
.report .became.usable { color: var(--accent); font-weight: 600; }
.report .became.rejected { color: var(--red); }
.report .became.open { color: var(--soft); }
.report svg { display: block; width: 100%; height: auto; }
.report .split svg { height: 18px; }
.report .split figcaption { display: flex; flex-wrap: wrap; gap: 2px 16px; margin-top: 6px; font-size: 13px; color: var(--soft); }
.report .key { display: inline-flex; align-items: center; gap: 6px; }
.report .key b { color: var(--ink); }
.report .swatch { width: 10px; height: 10px; border-radius: 3px; }
.report .swatch.usable { background: var(--usable); }
.report .swatch.rejected { background: var(--rejected); }
.report .swatch.open { background: var(--open); }
.report .swatch.none { background: var(--none); }
.report rect.usable { fill: var(--usable); }
.report rect.rejected { fill: var(--rejected); }
.report rect.open { fill: var(--open); }
.report rect.none { fill: var(--none); }
.report rect.ground { fill: var(--sunken); }
.report .tier { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; }
.report .ranges text { fill: var(--soft); font-size: 12px; }
.report .ranges .name { fill: var(--ink); font-size: 13px; }
.report .ranges .value { fill: var(--ink); font-weight: 600; }
.report .ranges .tick { stroke: var(--rule); }
.report .ranges .nought { stroke: var(--soft); stroke-dasharray: 3 3; }
.report .ranges .span { stroke: var(--usable); stroke-width: 5; stroke-linecap: round; opacity: 0.45; }
.report .ranges .span.open { stroke-dasharray: 1 9; }
.report .ranges .dot { fill: var(--usable); }
.report .nothing { display: grid; gap: 6px; padding: 56px 20px; border: 1px dashed var(--rule); border-radius: 14px; text-align: center; }
.report footer { margin-top: 28px; font-size: 12.5px; color: var(--soft); }
@media print {
  @page { size: A4; margin: 12mm 14mm; }
  :root { color-scheme: light; }
  body { background: #fff; }
  .report { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.4; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .report nav, .report .actions, .report .notice button, .report .behind:not([open]), .report .behind > summary::before { display: none; }
  .report h1 { font-size: 20pt; }
  .report .head { margin-bottom: 8px; }
  .report .headline { grid-template-columns: 1fr 1fr; gap: 8px; }
  .report .figure-card, .report .part, .report .advice { break-inside: avoid; }
  .report .figure-card, .report .part { padding: 9px 13px; border-radius: 10px; }
  .report .part { gap: 6px; }
  .report .advice { padding: 8px 13px; }
  .report article { gap: 8px; }
  .report article + article { break-before: page; margin-top: 0; padding-top: 0; border: 0; }
  .report .big, .report .tiers .big { font-size: 17pt; }
  .report .big.long { font-size: 15pt; }
  .report .under, .report .split figcaption { font-size: 8.5pt; }
  .report .tiers { gap: 0; }
  .report .split svg { height: 11px; }
  .report .split figcaption { margin-top: 3px; }
  .report .ranges { width: 76%; }
  .report .scroll { max-height: none; overflow: visible; }
  .report .part:has(> .behind[open]), .report .part:has(.lists > .behind[open]), .report .figure-card:has(.behind[open]) { break-inside: auto; }
  .report footer { margin-top: 12px; font-size: 8pt; }
}
`;
