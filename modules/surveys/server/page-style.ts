/** The look of the rating page: one calm card, light or dark as the reader's device is. The accent
 *  is the project's. */
export const pageStyle = `
:root{color-scheme:light dark;--paper:#f6f7f8;--card:#fff;--ink:#1b2126;--quiet:#5a656e;
--line:#d9dee2;--tint:color-mix(in oklab,var(--accent) 10%,var(--card));
font:16px/1.5 Inter,system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
[data-colour=teal]{--accent:#0b7a69}[data-colour=indigo]{--accent:#3f51b5}
[data-colour=orange]{--accent:#b3500c}[data-colour=grape]{--accent:#8b36a8}
[data-colour=green]{--accent:#2b7a35}[data-colour=cyan]{--accent:#0b7285}
@media (prefers-color-scheme:dark){:root{--paper:#15191c;--card:#1e2327;--ink:#e9edf0;
--quiet:#a6b0b8;--line:#39424a}
[data-colour=teal]{--accent:#4dd0b8}[data-colour=indigo]{--accent:#9aa8f5}
[data-colour=orange]{--accent:#f2a25c}[data-colour=grape]{--accent:#d49be8}
[data-colour=green]{--accent:#7fd18b}[data-colour=cyan]{--accent:#66c9dc}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:var(--paper);color:var(--ink);display:flex;
flex-direction:column;align-items:center;padding:clamp(1rem,6vh,4rem) 1rem 2rem}
main{width:100%;max-width:38rem;background:var(--card);border:1px solid var(--line);
border-radius:16px;padding:clamp(1.25rem,5vw,2.5rem)}
.brand{margin:0 0 1.5rem;color:var(--accent);font-weight:600;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem;text-wrap:balance}
p{margin:0 0 1.25rem;color:var(--quiet)}h1+form{margin-top:1.25rem}
fieldset{border:0;padding:0;margin:0 0 1.75rem;min-width:0}
legend,.field label{display:block;font-weight:600;padding:0;margin-bottom:.75rem}
.field{margin-bottom:1.75rem}legend h1{margin-bottom:.75rem}
.steps{display:grid;grid-template-columns:repeat(5,1fr);gap:.5rem}
.recommend{grid-template-columns:repeat(11,1fr);gap:.25rem}
.effort{grid-template-columns:repeat(7,1fr);gap:.35rem}
.ends{display:flex;justify-content:space-between;gap:1rem;margin:.4rem 0 0;font-size:.8125rem}
.ends span:last-child{text-align:end}
.options{display:grid;gap:.5rem}
.option{display:flex;gap:.75rem;align-items:center;padding:.7rem 1rem;cursor:pointer;
border:1px solid var(--line);border-radius:12px}
.option input{accent-color:var(--accent);flex:none;width:1.1rem;height:1.1rem;margin:0}
.option:hover{border-color:var(--accent)}
.option:has(:checked){border-color:var(--accent);background:var(--tint)}
.option:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px}
.option:not(:has(:checked))+.other{display:none}
.step{position:relative;display:flex;flex-direction:column;align-items:center;gap:.15rem;
padding:.7rem .25rem;border:1px solid var(--line);border-radius:12px;text-align:center;
cursor:pointer;font-size:.8125rem;line-height:1.3}
.step b{font-size:1.125rem;font-variant-numeric:tabular-nums}
.step input,.aside input{accent-color:var(--accent)}
.step input{position:absolute;opacity:0;inset:0;width:100%;height:100%;margin:0;cursor:pointer}
.step:hover{border-color:var(--accent)}
.step:has(:checked){border-color:var(--accent);background:var(--tint);
box-shadow:inset 0 0 0 1px var(--accent)}
.step:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px}
.aside input{margin:0}
.aside{display:inline-flex;gap:.5rem;align-items:center;margin-top:.6rem;color:var(--quiet);
font-size:.875rem;cursor:pointer}
textarea,.other{width:100%;padding:.75rem;border:1px solid var(--line);
border-radius:12px;background:var(--card);color:inherit;font:inherit}
textarea{min-height:7rem;resize:vertical}
textarea:focus-visible,.other:focus-visible,button:focus-visible,a:focus-visible{
outline:3px solid var(--accent);outline-offset:2px}
button{width:100%;min-height:3rem;padding:.75rem 1.5rem;border:0;border-radius:12px;
background:var(--accent);color:var(--card);font:inherit;font-weight:600;cursor:pointer}
a{color:var(--accent)}
[role=alert]{color:var(--ink);border-inline-start:4px solid var(--accent);
padding-inline-start:.75rem}
footer{margin-top:1.5rem;display:flex;gap:1.25rem;font-size:.875rem}
footer a,footer span{color:var(--quiet);padding:.25rem 0}
.trap{position:absolute;inset-inline-start:-100vw;width:1px;height:1px;overflow:hidden}
.stop{margin:1rem 0 0;font-size:.8125rem}.stop a{color:var(--quiet)}
@media (max-width:30rem){.recommend{grid-template-columns:repeat(6,1fr)}
.rating{gap:.1875rem}
.rating .step{padding:.6rem 0;font-size:.6875rem;letter-spacing:-.02em;overflow-wrap:anywhere}
.alone .rating{grid-template-columns:1fr;gap:.5rem}
.alone .rating .step{flex-direction:row;justify-content:flex-start;gap:.9rem;
padding:.8rem 1rem;font-size:1rem;text-align:start}
.alone .rating .step b{min-width:1.25rem;text-align:center}main{padding-inline:1rem}}
@media (prefers-reduced-motion:no-preference){.step{transition:background .12s,border-color .12s}}
`;
