import type { Person } from '../dialogues/scenario.ts';
import type { DemoChannel, Language, ProjectKey, Words } from '../projects/project.ts';

/** From 0, nothing, to 5, as well as anybody could. */
export type Level = 0 | 1 | 2 | 3 | 4 | 5;

/** Somebody who signs in to the demo centre. */
export interface DemoMember extends Person {
  /** ASCII; the part before the @ of his address, too. */
  readonly login: string;
}

export interface DemoAgent extends DemoMember {
  readonly teamKey: string;
  readonly projectKey: ProjectKey;
  readonly languages: Readonly<Partial<Record<Language, Level>>>;
  /** By the keys of the project's topics. */
  readonly topics: Readonly<Record<string, Level>>;
  readonly channels: readonly DemoChannel[];
  /** How well he works, 0..5: the better, the fewer mistakes in his dialogues. */
  readonly skill: number;
}

export interface DemoTeam {
  readonly key: string;
  readonly names: Words;
  readonly lead: DemoMember;
}

export interface DemoEvaluator extends DemoMember {
  readonly projects: readonly ProjectKey[];
}

/** Answers for what customers of one company say about its departments. */
export interface DemoHead extends DemoMember {
  readonly projectKey: ProjectKey;
  readonly departmentKeys: readonly string[];
}

/** A customer as the pools know him. */
export interface DemoCustomer extends Person {
  /** ASCII; the part of his address before the @. */
  readonly mailbox: string;
}
