import { parseArgs } from 'node:util';
import { drivers } from './drivers.ts';
import { earlier } from './earlier.ts';
import { inbox } from './inbox.ts';
import { intake } from './intake.ts';
import { routing } from './routing.ts';
import { search } from './search.ts';
import { simulate, simulatedYear } from './simulate.ts';
import { start } from './start.ts';
import { takeover } from './takeover.ts';

/** A bench returns its figures; they are printed as one line of JSON with --json. */
type Bench = (sizes: Sizes) => Promise<object>;

interface Sizes {
  readonly contacts: number;
  readonly agents: number;
  readonly waiting: number;
  readonly seconds: number;
  readonly rows: number;
  readonly drivers: number;
  readonly resamples: number;
  readonly articles: readonly number[];
  /** The folder of the sets of the search. */
  readonly data: string;
}

const benches: Readonly<Record<string, Bench>> = {
  drivers,
  earlier,
  intake,
  inbox,
  routing,
  search,
  simulate,
  start,
  takeover,
  year: simulatedYear,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    contacts: { type: 'string', default: '10000' },
    agents: { type: 'string', default: '10000' },
    waiting: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '5' },
    rows: { type: 'string', default: '100000' },
    drivers: { type: 'string', default: '12' },
    resamples: { type: 'string', default: '2000' },
    articles: { type: 'string', default: '1000,10000,100000' },
    data: { type: 'string', default: process.env.HEED_SEARCH_SETS ?? '' },
    json: { type: 'boolean', default: false },
  },
});
const [name = ''] = positionals;
const bench = benches[name];
if (!bench) {
  console.error(`Name a bench: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
const figures = { bench: name, ...(await bench(readSizes())) };
console.log(values.json ? JSON.stringify(figures) : figures);

function readSizes(): Sizes {
  const whole = (text: string) => Number(text.replaceAll('_', ''));
  const contacts = whole(values.contacts);
  const agents = whole(values.agents);
  const waiting = whole(values.waiting);
  const seconds = Number(values.seconds);
  const rows = whole(values.rows);
  const drivers = whole(values.drivers);
  const resamples = whole(values.resamples);
  const articles = values.articles.split(',').map(whole);
  const isRight = [contacts, agents, waiting, rows, drivers, resamples, ...articles].every(
    (size) => Number.isInteger(size) && size > 0,
  );
  if (!isRight || !(seconds > 0)) {
    console.error(
      '--contacts, --agents, --waiting, --rows, --drivers, --resamples and --articles (several ' +
        'by commas) take whole numbers from 1, --seconds one above 0.',
    );
    process.exit(2);
  }
  const { data } = values;
  return { contacts, agents, waiting, seconds, rows, drivers, resamples, articles, data };
}
