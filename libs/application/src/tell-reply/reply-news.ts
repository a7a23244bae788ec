import type { DomainEvent } from '@app/domain';

/** What can be told of a reply while it is made. Only the committed answer is certain. */
export type ReplyNews =
  /** Words in which the supervisors find nothing to change. */
  | { readonly kind: 'words'; readonly text: string }
  /** The next of the reply's facts that a customer sees, as the state will hold it. */
  | { readonly kind: 'fact'; readonly fact: DomainEvent }
  /** Nothing that was told before is a part of the reply. */
  | { readonly kind: 'void' };

export type ReplyObserver = (news: ReplyNews) => void;
