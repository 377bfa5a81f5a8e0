/** The style of an exported schedule: its own, so that the file needs nothing beside it. */
export const htmlStyle = `
:root{color-scheme:light dark;--line:#8886;--card:#8881}
*{box-sizing:border-box}
body{margin:0 auto;padding:0 1rem 3rem;max-width:110rem;font:16px/1.4 system-ui,sans-serif;overflow-wrap:anywhere}
h1{margin:1rem 0 .2rem}
h2{margin:2rem 0 .5rem}
h3{margin:0;font-size:1em}
p{margin:.1em 0}
.controls{display:flex;flex-wrap:wrap;gap:.4rem 1.2rem;align-items:center}
[hidden]{display:none!important}
ol{list-style:none;margin:0;padding:0}
.room{display:none;font-weight:bold;padding:.3em .5em;border-bottom:2px solid var(--line)}
.talk{border:1px solid var(--line);border-radius:4px;background:var(--card);padding:.3em .6em;margin:0 0 .4em;break-inside:avoid}
.when{font-variant-numeric:tabular-nums;font-size:.9em}
.who,.where,.status,.about,details{font-size:.9em}
.about{white-space:pre-line}
.status{font-weight:bold}
.break{background:none;border-style:dashed}
.cancelled h3,.cancelled .when{text-decoration:line-through}
.tentative{border-style:dotted}
a{color:inherit}
a:focus-visible,summary:focus-visible,input:focus-visible,select:focus-visible{outline:3px solid Highlight;outline-offset:1px}
@media screen and (min-width:720px){
.day{display:grid}
.day .room{display:block;position:sticky;top:0;background:Canvas;z-index:1}
.day .talk{margin:1px 2px;min-width:0}
.day .where{display:none}
}
@page{size:A4 portrait;margin:14mm}
@page wall{size:A3 landscape;margin:10mm}
@media print{
.controls,details{display:none}
body{padding:0;font-size:10pt;color:#000;background:#fff}
.talk{background:none}
body:has(#wall:checked){
section{page:wall;break-before:page}
.day{display:grid}
.day .room{display:block}
.day .talk{margin:1px 2px;min-width:0}
.day .where{display:none}
}
}
`;
