import { present } from '#kernel/assert.ts';
import { minuteMs, secondMs } from '#kernel/time.ts';
import { putMailbox } from '#modules/channels/email/server/index.ts';
import { asField } from '../answers.ts';
import type { KnownCustomer } from '../filling/customers.ts';
import { mailboxOf } from '../filling/mailbox.ts';
import type { ProjectRoster } from '../roster.ts';
import type { DialogueScript } from '../texts/script.ts';
import { fillIn, openCorrespondent } from './correspondent.ts';
import { beginTalk, type Life } from './life.ts';
import type { PostOffice } from './post-office.ts';
import { goOn } from './talking.ts';

const ratesAfterMs = 20 * secondMs;
const lingersMs = 30 * minuteMs;

/** Lets the mailboxes of the demo send by its post office. */
export async function connectMailboxes(life: Life, { port }: PostOffice): Promise<void> {
  const smtp = { host: '127.0.0.1', port, security: 'none', login: null } as const;
  const { config } = life.server.centre;
  for (const project of life.roster.projects) {
    const mailbox = { ...mailboxOf(project), smtp: { ...smtp, trustedCertificate: null } };
    await life.act('heed', (ctx) => putMailbox(ctx, config, mailbox));
  }
}

/** A customer writes a mail, answers what comes back, and rates when he is asked. */
export async function arriveByMail(
  life: Life,
  about: { project: ProjectRoster; post: PostOffice; customer: KnownCustomer },
): Promise<void> {
  const { project, post, customer } = about;
  const talk = beginTalk(life, { project, channel: 'email', customer });
  const { mailAddress } = project;
  const { subject } = talk.script;
  const writer = openCorrespondent(
    post,
    { customer, mailAddress, subject },
    {
      answered: () => {
        if (talk.script.turns[talk.nextTurn]?.by === 'customer') goOn(life, talk);
      },
      asked: (link) => {
        life.hourglass.later(life.between(ratesAfterMs, 6 * ratesAfterMs), async () => {
          await rate(link, { project, script: talk.script });
          writer.close();
        });
      },
    },
  );
  talk.speaker = writer;
  life.talks.add(talk);
  life.hourglass.later(lingersMs, async () => writer.close());
  await writer.say(present(talk.script.turns[0], 'the first words').text);
}

/** He answers what he is asked; the rest of what he would say stays unsaid. */
async function rate(
  link: string,
  { project, script }: { project: ProjectRoster; script: DialogueScript },
): Promise<void> {
  if (script.satisfaction === null) return;
  const fields = Object.entries(script.answers).map(([key, value]) => [key, asField(value)]);
  await fillIn(link, project.language, Object.fromEntries(fields));
}
