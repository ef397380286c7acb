import { Select, UnstyledButton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type Channel, channel } from '#modules/contacts/contract.ts';
import type { Agent } from '#modules/routing/core/agent.ts';
import type { FloorContact } from '#modules/routing/core/floor-contact.ts';
import type { Queue } from '#modules/routing/core/queue.ts';
import { may as mayOfStaff } from '#modules/staff/contract.ts';
import type { Colleague } from '#modules/staff/core/person.ts';
import { presenceState } from '#modules/staff/core/presence.ts';
import { useMay } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { staffApi } from '../apis.ts';
import { ContactLine } from './ContactLine.tsx';
import type { LiveChoice } from './live-choice.ts';
import { SideHead } from './SideHead.tsx';
import classes from './SidePane.module.css';
import { Since } from './Since.tsx';

/** An agent beside the lists: presence, which leads can set, load, skills, and what he has. */
export function AgentPane(props: {
  agent: Agent;
  person: Colleague;
  work: readonly FloorContact[];
  queues: readonly Queue[];
  onOpen: (chosen: Pick<LiveChoice, 'contact'>) => void;
  onClose: () => void;
}) {
  const { agent, person, work, queues, onOpen, onClose } = props;
  const { t, format } = useWords();
  const teams = useQuery(staffApi.teams.list.queryOptions()).data;
  const teamNames = teams?.filter(({ id }) => person.teamIds.includes(id)).map(({ name }) => name);
  return (
    <div className={classes.pane}>
      <SideHead
        title={person.name}
        detail={
          <>
            {t(`live.presence.${agent.presence}`)} · <Since since={agent.presenceSince} />
          </>
        }
        onClose={onClose}
      />
      <div className={classes.body}>
        <PresenceChoice agent={agent} />
        <dl className={classes.facts}>
          <dt>{t('live.load.title')}</dt>
          <dd data-number>
            {t('live.load', {
              load: format.number(agent.loadUnits),
              capacity: format.number(agent.capacityUnits),
            })}
          </dd>
          {channel.options.map((each) => (
            <Held key={each} agent={agent} of={each} />
          ))}
          {teamNames && teamNames.length > 0 && (
            <>
              <dt>{t('live.team')}</dt>
              <dd>{format.list(teamNames)}</dd>
            </>
          )}
        </dl>
        <Skills person={person} />
        <section className={classes.part}>
          <h3 className={classes.partTitle}>{t('live.has', { count: work.length })}</h3>
          <ul className={classes.works}>
            {work.map((contact) => (
              <li key={contact.contactId}>
                <UnstyledButton onClick={() => onOpen({ contact: contact.contactId })}>
                  <ContactLine contact={contact} queues={queues} />
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
}

function Held({ agent, of }: { agent: Agent; of: Channel }) {
  const { t, format } = useWords();
  return (
    <>
      <dt>{t(`floor.channel.${of}`)}</dt>
      <dd data-number>
        {t('live.load', {
          load: format.number(agent.held[of]),
          capacity: format.number(agent.channelLimits[of]),
        })}
      </dd>
    </>
  );
}

function Skills({ person }: { person: Colleague }) {
  const { t, language, format } = useWords();
  const skills = useQuery(staffApi.skills.list.queryOptions()).data;
  const words = person.skills.flatMap(({ skillId, level }) => {
    const name = skills?.find(({ id }) => id === skillId)?.names[language];
    return name ? [t('live.skill', { name, level: format.number(level) })] : [];
  });
  if (words.length === 0) return null;
  return (
    <section className={classes.part}>
      <h3 className={classes.partTitle}>{t('live.skills')}</h3>
      <p className={classes.detail}>{format.list(words)}</p>
    </section>
  );
}

/** For who forgot to sign off, or cannot say that he is back. */
function PresenceChoice({ agent }: { agent: Agent }) {
  const { t } = useWords();
  const canSet = useMay(mayOfStaff.setPresence);
  const { mutate, error } = useMutation(
    staffApi.people.setPresence.mutationOptions({ meta: { showsProblem: true } }),
  );
  if (!canSet) return null;
  return (
    <>
      <Select
        size="xs"
        allowDeselect={false}
        label={t('live.presence.set')}
        description={t('live.presence.set.text')}
        data={presenceState.options.map((value) => ({ value, label: t(`live.presence.${value}`) }))}
        value={agent.presence}
        onChange={(value) => {
          const state = presenceState.options.find((each) => each === value);
          if (state) mutate({ id: agent.personId, state });
        }}
      />
      <Problem error={error} />
    </>
  );
}
