/** The ways in which a customer can be reached. */
export const contactChannels = ['email', 'chat', 'voice', 'video', 'sms', 'messenger'] as const;
export type ContactChannel = (typeof contactChannels)[number];
