import type { Random } from '#kernel/random.ts';
import type { Instant } from '#kernel/time.ts';

/** Alternatives of one wording.
 *
 *  A wording may hold `[one|other]` (one of them is taken), `<he/she>` or `<she>` (the form that
 *  fits the speaker), `{slots}`, and line breaks: a new message in a chat, a new paragraph in
 *  a mail. `@lost,found ` before it keeps it to these variants of the story. */
export type Wordings = readonly string[];

/** What made the contact necessary, or the mistake possible. */
export type CauseKind = 'agent' | 'customer' | 'knowledge' | 'process' | 'product' | 'system';

/** How the customer leaves the dialogue. */
export type Resolution = 'follow-up' | 'solved' | 'unsolved';

/** How the customer sounds. */
export type Tone = 'calm' | 'friendly' | UpsetTone;

/** How a customer sounds who needs a word of understanding first. */
export type UpsetTone = 'irritated' | 'worried';

/** An agent's wrong information, planted. */
export interface WrongAnswer {
  readonly kind: 'wrong-date' | 'wrong-procedure' | 'wrong-rate';
  readonly says: string;
  /** What the customer says to it. */
  readonly reaction: string;
  /** Whether the customer believes it; otherwise the reaction voices a doubt. */
  readonly isBelieved: boolean;
  readonly right: string;
}

/** One story that brings a customer with a reason, in every wording it can take. It may have
 *  variants; each of them has wordings of every kind. */
export interface Scenario {
  readonly reasonKey: string;
  readonly cause: CauseKind;
  /** How a good dialogue about it ends. */
  readonly ending: 'follow-up' | 'solved';
  /** The title of the knowledge article that holds the right answer. */
  readonly source: string;
  readonly subjects: Wordings;
  readonly chats: Wordings;
  readonly mails: Wordings;
  readonly calls: Wordings;
  /** What the agent may ask before he answers. */
  readonly clarifications: readonly { readonly question: string; readonly answer: string }[];
  readonly answers: Wordings;
  readonly followUps: readonly { readonly ask: string; readonly reply: string }[];
  readonly wrong: readonly WrongAnswer[];
  /** Answers that leave the customer where he was. */
  readonly stalls: Wordings;
  /** Right answers in a tone that hurts. */
  readonly curt: Wordings;
  readonly praise: Wordings;
  /** What an unhappy customer writes although the agent did well. */
  readonly complaints: Wordings;
}

/** What the people of one language say in any dialogue. */
export interface Phrases {
  readonly customer: {
    readonly chatGreetings: Wordings;
    readonly callGreetings: Wordings;
    readonly mailGreetings: Wordings;
    /** What a customer may add to the story of his mail. */
    readonly mailRequests: Wordings;
    readonly mailSignOffs: Wordings;
    /** The order number, asked for. */
    readonly numbers: Wordings;
    readonly waits: Wordings;
    /** Messages of a customer whom nobody answers. */
    readonly nudges: Wordings;
    /** The first words of somebody who comes back with the same thing. */
    readonly repeats: Wordings;
    readonly thanks: Wordings;
    /** The last words of somebody whose case goes on. */
    readonly partings: Wordings;
    /** The last words of somebody who takes a wrong answer for right and is not glad of it. */
    readonly resignations: Wordings;
    readonly coldPartings: Wordings;
    readonly hurtByTone: Wordings;
    readonly hurtByStall: Wordings;
    /** After an answer that misses the question. */
    readonly misheard: Wordings;
    readonly mailThanks: Wordings;
    readonly emoji: Readonly<Record<Exclude<Tone, 'calm'>, Wordings>>;
    readonly gladEmoji: Wordings;
  };
  readonly agent: {
    readonly chatGreetings: Wordings;
    readonly callGreetings: Wordings;
    readonly mailGreetings: Wordings;
    readonly mailOpenings: Wordings;
    readonly mailClosings: Wordings;
    readonly mailSignature: string;
    readonly askNumber: Wordings;
    readonly lookUps: Wordings;
    /** To customers who are upset. */
    readonly empathy: Readonly<Record<UpsetTone, Wordings>>;
    readonly farewells: Wordings;
    /** Farewells while the case goes on. */
    readonly promises: Wordings;
    readonly coldFarewells: Wordings;
    /** Standing by wrong information. */
    readonly insists: Wordings;
    /** Replies that pass by the question. */
    readonly evasions: Wordings;
    readonly stallReplies: Wordings;
  };
  readonly comments: Readonly<Record<CommentTheme, Wordings>>;
  /** The article on tone: the source for mending a curt answer. */
  readonly toneSource: string;
}

/** What a survey comment is about when it is not about the case itself. */
export type CommentTheme =
  | 'curt'
  | 'fine'
  | 'ignored'
  | 'mixed'
  | 'pending'
  | 'praise'
  | 'stalled'
  | 'waited'
  | 'wrong';

export type Slots = Readonly<Record<string, string>>;

/** Fills the slots of one dialogue, once, so that all its turns agree. */
export type DrawSlots = (random: Random, moment: { at: Instant; timeZone: string }) => Slots;

/** Everything that is said in one project, by its language. */
export interface DialogueBook {
  readonly scenarios: readonly Scenario[];
  readonly phrases: Phrases;
  readonly drawSlots: DrawSlots;
  /** How a customer is addressed: `Ольга`, `陈女士`, `Olivia`. */
  readonly address: (person: Person) => string;
  /** How an agent calls himself in a chat. */
  readonly nickname: (person: Person) => string;
}

export interface Person {
  readonly name: string;
  readonly gender: 'female' | 'male';
}
