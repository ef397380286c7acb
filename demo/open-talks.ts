import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Id } from '#kernel/id.ts';
import type { Dialogue } from './filling/world.ts';
import type { ProjectRoster } from './roster.ts';
import type { ProjectKey } from './texts/projects/project.ts';
import type { DialogueScript } from './texts/script.ts';

/** A talk that goes on when history ends. */
export interface OpenTalk {
  readonly projectKey: ProjectKey;
  readonly channel: 'chat' | 'email';
  readonly conversationId: Id;
  readonly contactId: Id;
  readonly agentLogin: string | null;
  readonly script: DialogueScript;
  readonly nextTurn: number;
}

/** What of a talk must be known to go on with it. */
export function openTalk({ key: projectKey }: ProjectRoster, dialogue: Dialogue): OpenTalk {
  const { channel, conversationId, contactId, agent, script, nextTurn } = dialogue;
  const agentLogin = agent?.login ?? null;
  return { projectKey, channel, conversationId, contactId, agentLogin, script, nextTurn };
}

/** Keeps the talks that go on, for the life that follows. */
export function keepOpenTalks(dataFolder: string, open: readonly OpenTalk[]): void {
  writeFileSync(placeIn(dataFolder), JSON.stringify(open));
}

/** The talks with which life begins; none where they were not kept. */
export function readOpenTalks(dataFolder: string): OpenTalk[] {
  const place = placeIn(dataFolder);
  return existsSync(place) ? (JSON.parse(readFileSync(place, 'utf8')) as OpenTalk[]) : [];
}

function placeIn(dataFolder: string): string {
  return join(dataFolder, 'demo-open-talks.json');
}
