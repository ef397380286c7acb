import { IconUsers } from '@tabler/icons-react';
import { useMemo } from 'react';
import { channel } from '#modules/contacts/contract.ts';
import type { Agent } from '#modules/routing/core/agent.ts';
import type { FloorContact } from '#modules/routing/core/floor-contact.ts';
import type { FloorState } from '#modules/routing/core/floor-state.ts';
import type { Queue } from '#modules/routing/core/queue.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { PersonSign } from '#platform/web/PersonName.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { VirtualList } from '#platform/web/VirtualList.tsx';
import { useWords } from '#platform/web/words.ts';
import { ChannelIcon } from './ChannelIcon.tsx';
import { ContactLine } from './ContactLine.tsx';
import { type AgentLine, agentLines, type Person } from './floor-lines.ts';
import classes from './Lines.module.css';
import type { LiveChoice } from './live-choice.ts';
import { Since } from './Since.tsx';

const rowPx = 38;

/** Who is on what: agents, and under each what he has. */
export function AgentList(props: {
  floor: FloorState;
  people: readonly Person[];
  work: readonly FloorContact[];
  queues: readonly Queue[];
  choice: LiveChoice;
  onChoose: (chosen: Pick<LiveChoice, 'contact' | 'agent'>) => void;
}) {
  const { floor, people, work, queues, choice, onChoose } = props;
  const { t } = useWords();
  const { agents } = floor;
  const lines = useMemo(
    () => agentLines({ agents, people, work }, choice),
    [agents, people, work, choice],
  );
  if (lines.length === 0) {
    return <Nothing icon={IconUsers} title={t('live.nobody')} text={t('live.nobody.text')} />;
  }
  return (
    <VirtualList
      items={lines}
      keyOf={keyOf}
      label={t('live.agents')}
      name="floor-agents"
      rowPx={rowPx}
      chosenKey={choice.contact ?? choice.agent}
      row={(line) =>
        line.kind === 'agent' ? (
          <AgentRow {...line} />
        ) : (
          <ContactLine contact={line.contact} queues={queues} isInner />
        )
      }
      onChoose={(line) =>
        onChoose(
          line.kind === 'agent'
            ? { agent: line.agent.personId }
            : { contact: line.contact.contactId },
        )
      }
    />
  );
}

function AgentRow({ agent, name }: { agent: Agent; name: string }) {
  const { t, format } = useWords();
  const { presence, presenceSince, pausedUntil, loadUnits, capacityUnits, held } = agent;
  const isOver = loadUnits > capacityUnits;
  return (
    <span className={classes.agent} data-presence={presence}>
      <PersonSign name={name} />
      <span className={classes.who}>
        <UserText className={classes.name} text={name} />
        <span className={classes.detail}>
          <span className={classes.presence} data-presence={presence} aria-hidden="true" />
          {t(`live.presence.${presence}`)} · <Since since={presenceSince} />
          {pausedUntil && ` · ${t('live.paused', { time: format.time(pausedUntil) })}`}
        </span>
      </span>
      {channel.options.map((each) =>
        held[each] > 0 ? (
          <span key={each} className={classes.held} data-number>
            <ChannelIcon channel={each} />
            {format.number(held[each])}
          </span>
        ) : null,
      )}
      <span className={classes.load} data-over={isOver} data-number title={t('floor.load')}>
        <span className={classes.bar} aria-hidden="true">
          <span
            style={{ width: `${Math.min(1, loadUnits / Math.max(1, capacityUnits)) * 100}%` }}
          />
        </span>
        {t('live.load', {
          load: format.number(loadUnits),
          capacity: format.number(capacityUnits),
        })}
      </span>
    </span>
  );
}

function keyOf(line: AgentLine): string {
  return line.kind === 'agent' ? line.agent.personId : line.contact.contactId;
}
