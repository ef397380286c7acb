/** The address of a dialogue, at a contact and a message of it. */
export function dialogueAddress(where: {
  readonly projectId: string;
  readonly conversationId: string;
  readonly contactId: string;
  readonly messageId?: string | null;
}): string {
  const { projectId, conversationId, contactId, messageId } = where;
  const search = new URLSearchParams({
    contact: contactId,
    ...(messageId && { message: messageId }),
  });
  return `/dialogues/${projectId}/${conversationId}?${search}`;
}
