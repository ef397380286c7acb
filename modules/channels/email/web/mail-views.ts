/** Which mails are looked through: those that became no conversation, by what happened to them. */
export const mailViews = ['set-aside', 'unreadable', 'waiting'] as const;
export type MailView = (typeof mailViews)[number];

/** Whether a word of the address names one. */
export function isMailView(word: unknown): word is MailView {
  return mailViews.some((view) => view === word);
}
