import type { TranscriptEntry } from '../memory/transcript';
import { sentencesOf } from '../review/sentences';
import { isQuestion, isSmallTalk } from './point-weight';
import { keepWithin } from './keep-within';
import { SUMMARY_LIMITS, type SummaryPoint } from './summary';

/** Code units that one message may leave behind. */
const MESSAGE_LENGTH = 600;
/** Code units of an answer: what it began with. */
const ANSWER_LENGTH = 140;

/**
 * What is worth keeping of one message, sentence by sentence. Of the assistant's own words only the beginning of an
 * answer to a question stays.
 * @param before the message before it, if any
 */
export function tellingPoints(
  { speaker, text }: TranscriptEntry,
  before: TranscriptEntry | undefined,
): readonly SummaryPoint[] {
  const sentences = sentencesOf(text)
    .map((sentence) => line(sentence, SUMMARY_LIMITS.pointLength))
    .filter((sentence) => sentence !== '' && !isSmallTalk(sentence));
  switch (speaker) {
    case 'assistant': {
      const answered = before?.speaker === 'user' && isQuestion(before.text);
      const answer = answered ? sentences.find((sentence) => !isQuestion(sentence)) : undefined;
      return answer === undefined ? [] : [{ by: speaker, text: line(answer, ANSWER_LENGTH) }];
    }
    case 'user':
    case 'client-assistant':
    case 'team':
    case 'note':
      return keepWithin(
        sentences.map((sentence) => ({ by: speaker, text: sentence })),
        ({ text: told }) => told.length,
        MESSAGE_LENGTH,
      );
  }
}

/** A text on one line, cut between characters. */
export function line(text: string, length: number): string {
  const flat = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return flat.length <= length
    ? flat
    : `${flat
        .slice(0, length - 1)
        .toWellFormed()
        .trimEnd()}…`;
}
