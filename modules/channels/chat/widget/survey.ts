/** The open survey of a conversation, as its door shows it. Each answer may bring up questions or
 *  take some away. */
export interface SurveyShown {
  readonly invitationId: string;
  readonly questions: readonly SurveyQuestion[];
  /** What was answered before. */
  readonly answers: readonly {
    readonly question: string;
    readonly value: number | null;
    readonly choices: readonly string[] | null;
    readonly text: string | null;
  }[];
}

export interface SurveyQuestion {
  readonly key: string;
  readonly kind: 'rating' | 'recommend' | 'effort' | 'single' | 'multiple' | 'open';
  /** The rating of the whole. */
  readonly isOverall: boolean;
  readonly text: string;
  /** Of a scale, worst first. */
  readonly values: readonly number[];
  /** The words for each value of a rating, or for both ends of another scale. */
  readonly labels: readonly string[];
  readonly options: readonly {
    readonly key: string;
    readonly text: string;
    /** Whoever chooses it may say what he means. */
    readonly isOther: boolean;
  }[];
  readonly isNotApplicableAllowed: boolean;
}

/** A value, own words, options with what is meant by "other", or null: does not apply. */
export type Given =
  | number
  | string
  | null
  | { readonly choices: readonly string[]; readonly text?: string };

/** One answer, which is saved at once. */
export interface SurveyAnswer {
  readonly invitationId: string;
  readonly question: string;
  readonly value?: number | null;
  readonly choices?: readonly string[];
  readonly text?: string;
}
