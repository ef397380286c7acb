/** The open survey of a conversation, as its door shows it. */
export interface SurveyShown {
  readonly invitationId: string;
  readonly questions: readonly SurveyQuestion[];
  /** What was answered before. */
  readonly answers: readonly {
    readonly question: string;
    readonly value: number | null;
    readonly text: string | null;
  }[];
}

export interface SurveyQuestion {
  readonly key: string;
  readonly kind: 'rating' | 'attribute' | 'open';
  readonly text: string;
  /** The words for 1 to 5, worst first. An open question has none. */
  readonly labels?: readonly string[];
}

/** One answer, which is saved at once. */
export interface SurveyAnswer {
  readonly invitationId: string;
  readonly question: string;
  readonly value?: number;
  readonly text?: string;
}
