"""How the page looks: light or dark as the reader's system is, and light on paper."""

STYLE = """
:root{color-scheme:light dark;--page:#fbfbf9;--card:#fff;--ink:#1d2126;--soft:#5b6470;
--line:#dfe2e6;--good:#2f7d4f;--mid:#b7791f;--bad:#b3362b;--calm:#3566a8;--rest:#d3d7dc;
--ins:#d8f0df;--del:#fbdeda;--mark:#ffedb8}
@media (prefers-color-scheme:dark){:root{--page:#15181c;--card:#1c2026;--ink:#e6e8eb;
--soft:#9aa4b0;--line:#343b44;--good:#5fbf85;--mid:#e0a94a;--bad:#ee7c70;--calm:#7aa7e6;
--rest:#444c57;--ins:#1f4a30;--del:#5a2722;--mark:#5c4a12}}
*{box-sizing:border-box}
html{font-size:15px}body{margin:0;background:var(--page);color:var(--ink);
font:1rem/1.5 system-ui,"Segoe UI","Noto Sans",Roboto,"DejaVu Sans",sans-serif}
main{max-width:1080px;margin:0 auto;padding:28px 20px 60px}
h1{font-size:1.7rem;margin:0 0 2px;overflow-wrap:anywhere}
h2{font-size:1.15rem;margin:0 0 12px}h3{font-size:.95rem;margin:18px 0 6px}
p{margin:6px 0}.soft{color:var(--soft)}
section{background:var(--card);border:1px solid var(--line);border-radius:8px;
padding:18px 20px;margin:18px 0}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:18px 0}
.tile{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:12px 14px}
.tile b{display:block;font-size:1.5rem;font-variant-numeric:tabular-nums}
.tile span{color:var(--soft);font-size:.85rem}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th{text-align:left;font-weight:600;color:var(--soft);white-space:nowrap}
th,td{padding:5px 10px 5px 0;border-bottom:1px solid var(--line);vertical-align:top;
overflow-wrap:break-word}
th.n,td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
table.slim{width:auto}table.slim th,table.slim td{padding-right:36px}
td.text{min-width:200px;overflow-wrap:anywhere}td.say{min-width:140px}
td.where{min-width:44px;max-width:180px}td.name{min-width:90px;overflow-wrap:anywhere}
td.by{white-space:nowrap}tr:last-child td{border-bottom:0}tr.sum td{font-weight:600}
svg{display:block}svg text{fill:var(--soft);font-size:12px}
.bar{width:100%;min-width:140px;height:12px;border-radius:3px;background:var(--rest);margin:5px 0}
.chart{width:100%;max-width:720px;height:auto;margin:6px auto}
.good{fill:var(--good)}.mid{fill:var(--mid)}.bad{fill:var(--bad)}.rest{fill:var(--rest)}
.calm,.column{fill:var(--calm)}.dot{fill:var(--calm);fill-opacity:.55}
.grid{stroke:var(--line);fill:none}
.key{display:flex;flex-wrap:wrap;gap:4px 16px;font-size:.85rem;color:var(--soft);margin:6px 0}
.key svg{display:inline-block;width:11px;height:11px;margin-right:5px}
ins{background:var(--ins);text-decoration:none;border-radius:2px}
del{background:var(--del);border-radius:2px}
mark{background:var(--mark);color:inherit;border-radius:2px}
.error{color:var(--bad);font-weight:600}.warning{color:var(--mid);font-weight:600}
.info{color:var(--calm)}
@media print{:root{color-scheme:light;--page:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;
--good:#2f7d4f;--mid:#b7791f;--bad:#b3362b;--calm:#3566a8;--rest:#d3d7dc;--ins:#d8f0df;
--del:#fbdeda;--mark:#ffedb8}
html{font-size:11px}body{font-size:1rem}main{max-width:none;padding:0}section{border:0;padding:0}
section,tr,svg{break-inside:avoid}section.long{break-inside:auto}h2{break-after:avoid}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""
