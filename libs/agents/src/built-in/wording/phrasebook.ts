import type { Ask, Statement } from '../policy/move';
import type { MeetingType } from '../understanding/meeting-type-reader';

/** Phrases with `{places}`; one of several is chosen by how long the conversation is, never by chance. */
export type Phrases = readonly [string, ...string[]];

/** All that the built-in agent can say in one language. */
export interface Phrasebook {
  /** BCP 47 primary subtag. */
  readonly language: string;
  readonly statements: Readonly<Record<Statement, Phrases>>;
  /** No two questions have the same wording: an answer is read by the question it follows. */
  readonly questions: Readonly<Record<Ask, Phrases>>;
  readonly limits: {
    readonly products: string;
    readonly under: string;
    readonly over: string;
    readonly between: string;
    readonly from: string;
    readonly notFrom: string;
    readonly coloured: string;
    readonly for: string;
    readonly size: string;
    readonly attribute: string;
    readonly without: string;
    readonly and: string;
    readonly or: string;
  };
  readonly availability: Readonly<Record<string, string>>;
  readonly meetingTypes: Readonly<Record<MeetingType, string>>;
  readonly handoverReason: string;
}
