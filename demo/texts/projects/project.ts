/** The languages of the demo centre. */
export type Language = 'en' | 'ru' | 'zh';

/** The same words in every language of the screens. */
export type Words = Readonly<Record<Language, string>>;

export type ProjectKey = 'broadband' | 'carrier' | 'shop';

/** The ways a demo customer gets in touch. */
export type DemoChannel = 'chat' | 'email' | 'messenger' | 'voice';

export interface DemoDepartment {
  readonly key: string;
  readonly names: Words;
}

/** A skill that agents have and queues ask for. */
export interface DemoTopic {
  readonly key: string;
  readonly names: Words;
}

/** Why a customer had to contact the company. frequency: share among the project's contacts,
 *  relative to the other reasons. departmentKey: who causes it and can end it. */
export interface DemoReason {
  readonly key: string;
  readonly departmentKey: string;
  readonly frequency: number;
  readonly names: Words;
}

/** Reasons that one skill answers. */
export interface DemoReasonGroup {
  readonly key: string;
  readonly topicKey: string;
  readonly names: Words;
  readonly reasons: readonly DemoReason[];
}

/** priority: 1 is served first. */
export interface DemoQueue {
  readonly key: string;
  readonly names: Words;
  readonly channels: readonly DemoChannel[];
  readonly topicKeys: readonly string[];
  readonly priority: number;
}

/** An agent's prepared words, with places such as `{date}`. tags: in the project's language. */
export interface DemoSnippet {
  readonly key: string;
  readonly shortcut: string;
  readonly tags: readonly string[];
  readonly names: Words;
  readonly texts: Words;
}

/** An operation that the demo centre runs for one company. All companies are invented. */
export interface DemoProject {
  readonly key: ProjectKey;
  readonly names: Words;
  /** What the company does, in one line. */
  readonly businesses: Words;
  readonly language: Language;
  /** The zone its customers live in: an IANA name. */
  readonly timeZone: string;
  readonly mailAddress: string;
  readonly departments: readonly DemoDepartment[];
  readonly topics: readonly DemoTopic[];
  readonly queues: readonly DemoQueue[];
  readonly reasonGroups: readonly DemoReasonGroup[];
  readonly snippets: readonly DemoSnippet[];
}
