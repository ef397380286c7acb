import { grounds, tones } from '../../core/help-site/colours.ts';

type Scheme = 'light' | 'dark';

/** The colours of all projects in one scheme, as properties of the page. */
function colours(scheme: Scheme): string {
  const { paper, tinted, ink, quiet } = grounds[scheme];
  const page = `:root{--paper:${paper};--tinted:${tinted};--ink:${ink};--quiet:${quiet};
--line:${scheme === 'light' ? '#e1e5e8' : '#333b41'}}`;
  const accents = Object.entries(tones).map(
    ([name, tone]) =>
      `[data-colour=${name}]{--accent:${tone[scheme].accent};--on-accent:${tone[scheme].ink}}`,
  );
  return [page, ...accents].join('\n');
}

const fonts =
  'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei",' +
  '"Noto Sans SC","WenQuanYi Micro Hei",sans-serif';

const frame = `
*{box-sizing:border-box}
html{color-scheme:light dark;scroll-behavior:smooth;scroll-padding-top:1.5rem}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--paper);
color:var(--ink);font:1.0625rem/1.65 ${fonts};overflow-wrap:anywhere;
-webkit-text-size-adjust:100%}
a{color:var(--accent);text-underline-offset:.2em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
h1,h2,h3,h4{line-height:1.25;text-wrap:balance;letter-spacing:-.01em}
:lang(zh) :is(h1,h2,h3,h4){letter-spacing:0}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:4px}
.wide{width:100%;max-width:68rem;margin-inline:auto;padding-inline:clamp(1.1rem,4vw,2rem)}
.skip{position:absolute;inset-inline-start:-200vw;top:.5rem;background:var(--accent);
color:var(--on-accent);padding:.6rem 1rem;border-radius:8px;z-index:2}
.skip:focus{inset-inline-start:.5rem}
.top{border-bottom:1px solid var(--line)}
.top .wide{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem 1.5rem;padding-block:.8rem}
.brand{display:inline-flex;align-items:center;gap:.6rem;font-weight:650;font-size:1.0625rem;
color:inherit;text-decoration:none;margin-inline-end:auto;padding-block:.25rem}
.brand::before{content:"";flex:none;width:1.1rem;height:1.1rem;border-radius:34%;
background:var(--accent)}
.languages{display:flex;gap:.15rem;list-style:none;margin:0;padding:0;font-size:.9375rem}
.languages a,.languages span{display:block;padding:.3rem .6rem;border-radius:8px;
color:var(--quiet);text-decoration:none}
.languages a:hover{background:var(--tinted);color:var(--ink)}
.languages [aria-current]{color:var(--ink);font-weight:600}
.ask{display:inline-block;padding:.4rem 1rem;border-radius:999px;border:1px solid var(--accent);
font-size:.9375rem;font-weight:600;text-decoration:none}
.ask:hover{background:var(--accent);color:var(--on-accent)}
@media (max-width:36rem){.top nav{order:1;width:100%;margin-inline-start:-.6rem}
.top .wide{column-gap:.75rem}.ask{padding:.3rem .8rem;font-size:.875rem}}
main{flex:1;padding-bottom:3.5rem}
.bar{padding-block:1.25rem 0}
.search{display:flex;gap:.6rem;max-width:40rem}
.search input{flex:1;min-width:0;height:3rem;padding:0 1.1rem;border:1px solid var(--quiet);
border-radius:12px;background:var(--paper);color:inherit;font:inherit}
.search input::placeholder{color:var(--quiet);opacity:1}
.button,.search button{height:3rem;padding:0 1.4rem;border:0;border-radius:12px;
background:var(--accent);color:var(--on-accent);font:inherit;font-weight:600;cursor:pointer;
text-decoration:none;display:inline-flex;align-items:center;justify-content:center}
.button:hover,.search button:hover{filter:brightness(1.08)}
.crumbs{padding-block:1.25rem 0;font-size:.9375rem}
.crumbs ol{display:flex;flex-wrap:wrap;gap:.1rem .5rem;list-style:none;margin:0;padding:0}
.crumbs li+li::before{content:"›";margin-inline-end:.5rem;color:var(--quiet)}
.crumbs a{color:var(--quiet);text-decoration:none;display:inline-block;padding-block:.2rem}
.crumbs a:hover{color:var(--accent);text-decoration:underline}
.quiet{color:var(--quiet)}
.small{font-size:.9375rem}
h1{font-size:clamp(1.75rem,4.5vw,2.35rem);margin:.75rem 0 .6rem}
.foot{border-top:1px solid var(--line);padding-block:1.25rem;color:var(--quiet);
font-size:.875rem;line-height:1.55}
.foot p{margin:0;max-width:62rem}
`;

const lists = `
.hero{background:linear-gradient(color-mix(in oklab,var(--accent) 11%,var(--paper)),
color-mix(in oklab,var(--accent) 4%,var(--paper)));padding-block:clamp(2.25rem,7vw,4.5rem)}
.hero .wide{display:flex;flex-direction:column;align-items:center;text-align:center;gap:1.4rem}
.hero h1{margin:0;font-size:clamp(1.9rem,5.5vw,2.9rem)}
.hero .search{width:100%}
.hero .search input,.hero .search button{height:3.5rem}
.part{margin-top:2.75rem}
.part>h2{font-size:1.3125rem;margin:0 0 1rem}
.topics{display:grid;gap:1.1rem;list-style:none;margin:0;padding:0;
grid-template-columns:repeat(auto-fill,minmax(min(100%,19.5rem),1fr))}
.topics>li{border:1px solid var(--line);border-radius:16px;padding:1.35rem 1.4rem 1.2rem}
.topics h3{margin:0 0 .1rem;font-size:1.125rem}
.topics h3 a{color:inherit;text-decoration:none}
.topics h3 a:hover{color:var(--accent);text-decoration:underline}
.topics .quiet{margin:0 0 .6rem;font-size:.875rem}
.plain{list-style:none;margin:0;padding:0}
.plain a{display:inline-block;padding-block:.28rem;text-decoration:none}
.plain a:hover{text-decoration:underline}
.columns{columns:2 22rem;column-gap:2.5rem}
.columns li{break-inside:avoid}
.tongue{display:inline-block;margin-inline-start:.5rem;padding:0 .5rem;border-radius:999px;
border:1px solid var(--line);color:var(--quiet);font-size:.8125rem;line-height:1.5rem}
.hits{list-style:none;margin:1.5rem 0 0;padding:0;max-width:44rem}
.hits li{padding-block:1.15rem;border-top:1px solid var(--line)}
.hits li:first-child{border-top:0;padding-top:0}
.hits h2,.hits h3{margin:0 0 .2rem;font-size:1.1875rem}
.hits h2 a,.hits h3 a{text-decoration:none}
.hits h2 a:hover,.hits h3 a:hover{text-decoration:underline}
.hits p{margin:0;color:var(--quiet)}
mark{background:color-mix(in oklab,var(--accent) 16%,var(--paper));color:var(--ink);
border-radius:3px;padding-inline:.1em}
.pages{display:flex;gap:1.5rem;margin-top:2rem}
`;

const article = `
.leaf{display:grid;grid-template-columns:minmax(0,44rem) minmax(0,1fr);column-gap:3.5rem;
align-items:start}
.leaf>*{grid-column:1}
.contents{grid-column:2;grid-row:1/span 4;position:sticky;top:1.5rem;margin-top:1.4rem;
max-height:calc(100vh - 3rem);overflow:auto;border-inline-start:2px solid var(--line);
padding-inline-start:1.2rem;font-size:.9375rem;line-height:1.45}
.contents h2{font-size:.875rem;margin:0 0 .4rem;color:var(--quiet);letter-spacing:0}
.contents ol{list-style:none;margin:0;padding:0}
.contents a{display:block;padding-block:.28rem;color:inherit;text-decoration:none}
.contents a:hover{color:var(--accent);text-decoration:underline}
.contents .deeper{padding-inline-start:1rem;color:var(--quiet)}
.prose{line-height:1.75}
.prose>:first-child{margin-top:1.25rem}
.prose h2{font-size:1.5rem;margin:2.4rem 0 .7rem}
.prose h3{font-size:1.2rem;margin:1.9rem 0 .5rem}
.prose h4{font-size:1.0625rem;margin:1.5rem 0 .4rem}
.prose p,.prose ul,.prose ol,.prose blockquote,.prose pre{margin:0 0 1.1rem}
.prose ul,.prose ol{padding-inline-start:1.6rem}
.prose li{margin-bottom:.35rem}
.prose li>p{margin-bottom:.35rem}
.prose img{display:block;max-width:100%;height:auto;border-radius:12px;
border:1px solid var(--line);margin-block:1.25rem}
.prose p img{display:inline-block;vertical-align:middle;margin-block:.25rem}
.prose hr{border:0;border-top:1px solid var(--line);margin:2.2rem 0}
.prose blockquote{padding-inline-start:1.1rem;border-inline-start:3px solid var(--line);
color:var(--quiet)}
.prose code{font:.9em/1.5 ui-monospace,Menlo,Consolas,monospace;background:var(--tinted);
padding:.1em .35em;border-radius:6px}
.prose pre{background:var(--tinted);padding:1rem 1.1rem;border-radius:12px;overflow:auto;
overflow-wrap:normal}
.prose pre code{padding:0;background:none}
.table{overflow-x:auto;margin-bottom:1.2rem}
.table table{border-collapse:collapse;min-width:60%;font-size:1rem;line-height:1.5}
.table th,.table td{border-bottom:1px solid var(--line);padding:.6rem .8rem;text-align:start;
vertical-align:top;min-width:6rem}
.table th{background:var(--tinted)}
.table p{margin:0}
.callout{--tone:var(--accent);border-inline-start:4px solid var(--tone);border-radius:8px;
background:color-mix(in oklab,var(--tone) 9%,var(--paper));padding:1rem 1.2rem;
margin:0 0 1.2rem}
.callout::before{content:attr(aria-label);display:block;font-weight:650;font-size:.9375rem;
margin-bottom:.15rem}
.callout>:last-child{margin-bottom:0}
.callout[data-tone=tip]{--tone:#2b8a3e}
.callout[data-tone=warning]{--tone:#c77700}
.callout[data-tone=danger]{--tone:#c92a2a}
.steps{list-style:none;counter-reset:step}
.prose .steps{padding-inline-start:0}
.steps>li{counter-increment:step;position:relative;padding-inline-start:3rem;
padding-bottom:.9rem;min-height:2.4rem}
.steps>li::before{content:counter(step);position:absolute;inset-inline-start:0;top:.05em;
width:1.95rem;height:1.95rem;border-radius:50%;background:var(--accent);color:var(--on-accent);
font-weight:650;font-size:.9375rem;line-height:1.95rem;text-align:center}
.remark{border:1px solid var(--line);background:var(--tinted);border-radius:12px;
padding:.8rem 1.1rem;margin:.75rem 0 0}
.opinion{margin-top:2.5rem;padding:1.3rem 1.4rem;background:var(--tinted);border-radius:16px}
.opinion h2{margin:0;font-size:1.125rem}
.opinion .buttons{display:flex;flex-wrap:wrap;align-items:center;gap:.6rem 1.25rem}
.opinion .buttons h2{margin-inline-end:auto}
.choice{min-width:5.5rem;height:2.75rem;padding:0 1.2rem;border:1px solid var(--accent);
border-radius:12px;background:var(--paper);color:var(--accent);font:inherit;font-weight:600;
cursor:pointer}
.choice:hover{background:var(--accent);color:var(--on-accent)}
.related{margin-top:2.5rem}
.related h2{font-size:1.125rem;margin:0 0 .5rem}
.facts p{margin:0}
.leaf h1{margin-bottom:.5rem}
h1+.search{margin-top:1.1rem}
@media (max-width:60rem){.leaf{display:block}
.contents{position:static;max-height:none;margin:1.25rem 0 .5rem;border:1px solid var(--line);
border-radius:12px;padding:1rem 1.2rem}}
`;

const person = `
.person{border-top:1px solid var(--line);background:var(--tinted);padding-block:2.25rem}
.person h2{margin:0 0 .3rem;font-size:1.375rem}
.person p{margin:0}
.ways{display:grid;gap:1rem;list-style:none;margin:1.3rem 0 0;padding:0;
grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr))}
.ways a{display:block;height:100%;padding:1.1rem 1.3rem;border:1px solid var(--line);
border-radius:14px;background:var(--paper);color:inherit;text-decoration:none}
.ways a:hover{border-color:var(--accent)}
.ways b{display:block;color:var(--accent);font-size:1.0625rem}
.ways span{color:var(--quiet);font-size:.9375rem}
@media (scripting:none){.ways [data-widget]{display:none}.ways li:has([data-widget]){display:none}}
.letter{max-width:36rem;margin-top:2.25rem;padding-top:1.75rem;border-top:1px solid var(--line)}
.letter h2{margin:0 0 1rem;font-size:1.375rem}
.field{margin-bottom:1.1rem}
.field label,.opinion label{display:block;font-weight:600;margin-bottom:.35rem}
.field input,.field textarea,.opinion textarea{width:100%;padding:.7rem .9rem;
border:1px solid var(--quiet);border-radius:12px;background:var(--paper);color:inherit;
font:inherit}
textarea{min-height:8rem;resize:vertical}
.opinion textarea{min-height:5.5rem;margin-bottom:.6rem}
.opinion .small{margin:0 0 .8rem;color:var(--quiet)}
.field [aria-invalid=true]{border:2px solid var(--accent)}
.wrong{margin:.3rem 0 0;font-weight:600}
[role=alert]{border-inline-start:4px solid var(--accent);padding-inline-start:.9rem}
.trap{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
`;

const print = `
@media print{.top,.bar,.crumbs,.contents,.opinion,.related,.person,.foot,.skip{display:none}
body{font-size:11pt}.leaf{display:block}.prose a[href^=http]::after{content:" (" attr(href) ")";
font-size:.85em}.prose :is(h2,h3){break-after:avoid}.prose :is(img,table,.callout){
break-inside:avoid}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
`;

/** The look of the help site of every project, light or dark as the reader's device is. */
export const siteStyle = [
  colours('light'),
  `@media (prefers-color-scheme:dark){${colours('dark')}}`,
  frame,
  lists,
  article,
  person,
  print,
].join('\n');
