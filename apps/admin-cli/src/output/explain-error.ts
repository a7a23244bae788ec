import { DomainError, type DomainErrorCode } from '@app/domain';
import { AdminError } from '../admin-error';

const ADVICE: Partial<Record<DomainErrorCode, string>> = {
  BUSINESS_NOT_FOUND: 'See them with: npm run admin -- business list',
  API_KEY_NOT_FOUND: 'See them with: npm run admin -- key list <business>',
  AGENT_DESCRIPTOR_NOT_FOUND: 'See them with: npm run admin -- agent list <business>',
  SESSION_ERASED: 'Nothing is left to do.',
  ALREADY_EXISTS: 'Choose another id.',
  UNAVAILABLE: 'The database is busy or cannot be reached: look at DATABASE_URL, or try again in a moment.',
};

/** What went wrong, in words for whoever typed the command. */
export function explainError(error: unknown): { readonly text: string; readonly isUsage: boolean } {
  if (error instanceof AdminError) return { text: `error: ${error.message}`, isUsage: error.isUsage };
  if (error instanceof DomainError) return { text: domainText(error), isUsage: false };
  if (!(error instanceof Error)) return { text: `error: ${String(error)}`, isUsage: false };
  const isForeseen = error.name === 'StorageStartError';
  return { text: `error: ${isForeseen ? error.message : (error.stack ?? error.message)}`, isUsage: false };
}

function domainText({ code, message, fields }: DomainError): string {
  const isListed = code === 'INVALID_ARGUMENT' && fields.length > 0;
  const places = isListed ? fields.map((field) => `  ${field.pointer}  ${field.message}`) : [];
  const head = isListed ? 'this cannot be taken:' : message;
  return [`error: ${head}`, ...places, ...[ADVICE[code]].filter((advice) => advice !== undefined)].join('\n');
}
