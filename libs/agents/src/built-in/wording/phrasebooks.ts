import { ENGLISH } from './english.phrasebook';
import type { Phrasebook } from './phrasebook';
import { SPANISH } from './spanish.phrasebook';

const PHRASEBOOKS: readonly Phrasebook[] = [ENGLISH, SPANISH];

/** The phrasebook of a BCP 47 tag's language; English for a language that there is none for. */
export function phrasebookFor(tag: string): Phrasebook {
  const language = tag.toLowerCase().split('-')[0] ?? '';
  return PHRASEBOOKS.find((phrasebook) => phrasebook.language === language) ?? ENGLISH;
}
