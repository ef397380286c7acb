import { present } from '#kernel/assert.ts';
import { pick, type Random, seededRandom } from '#kernel/random.ts';
import { customers } from '../texts/people/customers.ts';
import type { DemoCustomer } from '../texts/people/person.ts';
import type { Language, ProjectKey } from '../texts/projects/project.ts';
import { projectOf } from '../texts/projects.ts';

const samplePeoplePerProject = 3;
const maximumDraws = 1_000;

/** A customer with what his company's own systems know of him. */
export interface KnownCustomer extends DemoCustomer {
  readonly externalId: string;
  readonly email: string;
  readonly phone: string | null;
  readonly birthYear: number;
  readonly valueLevel: number;
}

/** Draws customers of a project, each another person: first names and family names of the pool in
 *  new pairs. firstNumber: of their numbers; those below belong to others. */
export function openCustomers(
  projectKey: ProjectKey,
  random: Random,
  firstNumber = samplePeoplePerProject,
): () => KnownCustomer {
  const { language } = projectOf(projectKey);
  const pool = customers[language];
  const taken = new Set<string>();
  return () => {
    for (let draws = 0; draws < maximumDraws; draws += 1) {
      const first = pick(random, pool);
      const family = pick(
        random,
        pool.filter(({ gender }) => gender === first.gender),
      );
      const name = paired(first.name, family.name, language);
      if (taken.has(name)) continue;
      taken.add(name);
      const number = firstNumber + taken.size;
      return known({ ...first, name, mailbox: family.mailbox }, { projectKey, random, number });
    }
    throw new RangeError('There are no more names.');
  };
}

/** As whom the sample page can be tried. */
export function samplePeopleOf(
  projectKey: ProjectKey,
): Pick<KnownCustomer, 'externalId' | 'email' | 'name'>[] {
  const random = seededRandom(7);
  return customers[projectOf(projectKey).language]
    .slice(0, samplePeoplePerProject)
    .map((each, number) => known(each, { projectKey, random, number }))
    .map(({ externalId, email, name }) => ({ externalId, email, name }));
}

/** The first name of one with the family name of another, which Chinese puts first. */
function paired(first: string, family: string, language: Language): string {
  if (language === 'zh') return present(family[0], 'a name') + first.slice(1);
  const given = present(first.split(' ')[0], 'a first name');
  return `${given} ${present(family.split(' ').at(-1), 'a family name')}`;
}

/** In the order of the customers' numbers: of most nothing is said. */
const valueLevels = [0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 0, 1, 0, 0, 4, 0, 0, 0, 0, 5, 0];

const mailHosts = {
  en: ['mailbox.example', 'post.example', 'inbox.example'],
  ru: ['pochta.example', 'mail.example', 'yashchik.example'],
  zh: ['mail.example', 'youxiang.example', 'post.example'],
} as const;

/** number: another one for each customer of a project. */
function known(
  customer: DemoCustomer,
  { projectKey, random, number }: { projectKey: ProjectKey; random: Random; number: number },
): KnownCustomer {
  const { language } = projectOf(projectKey);
  const host = pick(random, mailHosts[language]);
  return {
    ...customer,
    externalId: `${projectKey.slice(0, 2).toUpperCase()}-${204_117 + 37 * number}`,
    email: `${customer.mailbox}${number < samplePeoplePerProject ? '' : number}@${host}`,
    phone: phoneOf(language, number),
    birthYear: 1948 + Math.floor(60 * Math.sqrt(random())),
    valueLevel: valueLevels[number % valueLevels.length] ?? 0,
  };
}

const phonesPerProject = 1_000;

function phoneOf(language: Language, number: number): string | null {
  if (number >= phonesPerProject) return null;
  const ending = String(number).padStart(3, '0');
  if (language === 'en') return `+447700900${ending}`;
  return language === 'ru' ? `+7900555${ending}0` : `+86139000${ending}00`;
}
