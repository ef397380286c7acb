import { parseArgs } from 'node:util';
import { inbox } from './inbox.ts';
import { intake } from './intake.ts';
import { start } from './start.ts';

/** A bench returns its figures; they are printed as one line of JSON with --json. */
type Bench = (options: { contacts: number; seconds: number }) => Promise<object>;

const benches: Readonly<Record<string, Bench>> = { intake, inbox, start };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    contacts: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const [name = ''] = positionals;
const bench = benches[name];
if (!bench) {
  console.error(`Name a bench: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
const figures = { bench: name, ...(await bench(readNumbers())) };
console.log(values.json ? JSON.stringify(figures) : figures);

function readNumbers(): { contacts: number; seconds: number } {
  const contacts = Number(values.contacts.replaceAll('_', ''));
  const seconds = Number(values.seconds);
  if (!Number.isInteger(contacts) || contacts < 1 || !(seconds > 0)) {
    console.error('--contacts takes a whole number from 1, --seconds a number above 0.');
    process.exit(2);
  }
  return { contacts, seconds };
}
