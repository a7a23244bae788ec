import { foreignCursor } from '@app/application';

/** Where a page of conversations ends: the time its last one was made, and its id. */
export interface ConversationCursor {
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly conversationId: string;
}

export function writeCursor({ createdAt, conversationId }: ConversationCursor): string {
  return Buffer.from(`${createdAt}.${conversationId}`).toString('base64url');
}

/** @throws DomainError INVALID_ARGUMENT for what no page answered */
export function readCursor(cursor: string): ConversationCursor {
  const [, createdAt, conversationId] =
    /^(\d{1,15})\.(\P{Cc}{1,128})$/u.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (createdAt !== undefined && conversationId !== undefined) {
    return { createdAt: Number(createdAt), conversationId };
  }
  throw foreignCursor();
}
