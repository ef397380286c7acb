import { inkOn } from '../core/contrast.ts';

/** The style of the sample page. colour: #rrggbb of the client. */
export function sampleStyle(colour: string): string {
  const ink = inkOn(colour) === 'light' ? '#fff' : '#16191b';
  return `
:root { color-scheme: light dark; --brand: ${colour}; --ink: ${ink};
  --ground: #f6f5f2; --card: #fff; --text: #1f2224; --dimmed: #5b5f62; --line: #e4e1db; }
@media (prefers-color-scheme: dark) { :root { --ground: #131618; --card: #1c2124; --text: #e6e8e8;
  --dimmed: #a7adaf; --line: #2f3639; } }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.55 system-ui, "Noto Sans SC", "WenQuanYi Micro Hei", sans-serif;
  background: var(--ground); color: var(--text); overflow-wrap: anywhere; }
header { display: flex; flex-wrap: wrap; gap: .5rem 2rem; align-items: center;
  padding: 1rem max(1.25rem, 50vw - 33rem); background: var(--card);
  border-bottom: 1px solid var(--line); }
.brand { font-weight: 700; font-size: 1.15rem; letter-spacing: -.01em; }
.brand::before { content: ""; display: inline-block; width: .8em; height: .8em; border-radius: 30%;
  margin-inline-end: .5em; background: var(--brand); }
nav { display: flex; gap: 1.25rem; }
a { color: inherit; text-underline-offset: .2em; }
nav a { color: var(--dimmed); text-decoration: none; padding-block: .25rem; }
nav a:hover { color: var(--text); text-decoration: underline; }
main { padding: 0 max(1.25rem, 50vw - 33rem) 6rem; }
.hero { padding: clamp(2rem, 6vw, 4.5rem) 0 clamp(1.5rem, 4vw, 2.5rem); max-width: 38rem; }
h1 { font-size: clamp(1.75rem, 5vw, 2.75rem); line-height: 1.15; letter-spacing: -.02em;
  margin: 0 0 .75rem; text-wrap: balance; }
.hero p { font-size: 1.1rem; color: var(--dimmed); margin: 0; }
.columns { display: grid; gap: 1.25rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 16px;
  padding: 1.5rem; }
h2 { font-size: 1.05rem; margin: 0 0 .75rem; }
code { font: inherit; font-variant-numeric: tabular-nums; color: var(--dimmed); font-weight: 400; }
.status { font-size: 1.3rem; font-weight: 600; margin: 0 0 1.25rem; }
ol { list-style: none; margin: 0; padding: 0; }
li { position: relative; padding: 0 0 1.1rem; padding-inline-start: 2rem; color: var(--dimmed); }
li::before { content: ""; position: absolute; inset-inline-start: 0; top: .3rem; width: .8rem;
  height: .8rem; border-radius: 50%; border: 2px solid var(--line); background: var(--card); }
li:not(:last-child)::after { content: ""; position: absolute; inset-inline-start: calc(.4rem + 1px);
  top: 1.35rem; bottom: -.15rem; width: 2px; background: var(--line); }
li.done { color: var(--text); }
li.done::before, li.done:not(:last-child)::after { background: var(--brand);
  border-color: var(--brand); }
li:last-child { padding-bottom: 0; }
.when { display: block; font-size: .875rem; color: var(--dimmed); }
details { border-top: 1px solid var(--line); padding: .75rem 0; }
summary { cursor: pointer; font-weight: 500; }
details p { margin: .5rem 0 0; color: var(--dimmed); }
.note { color: var(--dimmed); font-size: .9rem; margin: .75rem 0 0; }
.people { margin-top: 2rem; }
.people p { margin: 0; display: flex; flex-wrap: wrap; gap: .5rem; }
.people a { border: 1px solid var(--line); background: var(--card); border-radius: 999px;
  padding: .35rem .9rem; text-decoration: none; }
.people a[aria-current] { background: var(--brand); border-color: var(--brand);
  color: var(--ink); }
.people .note { margin-top: .75rem; }
footer { padding: 1.5rem max(1.25rem, 50vw - 33rem); color: var(--dimmed);
  border-top: 1px solid var(--line); font-size: .9rem; }
:focus-visible { outline: 2px solid var(--brand); outline-offset: 3px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
`;
}
