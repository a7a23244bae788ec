import { validateSync, type ValidationError } from 'class-validator';
import { isSurelyValid } from './validation-plan';

/** What is wrong with a DTO, by its decorators; what they do not know is taken out of it. Most have nothing wrong. */
export function dtoFaults(dto: object): readonly ValidationError[] {
  return isSurelyValid(dto) ? [] : validateSync(dto, { whitelist: true, stopAtFirstError: true });
}

/** The same, and what the decorators do not know is wrong: in a request of our own it is most likely misspelt. */
export function strictDtoFaults(dto: object): readonly ValidationError[] {
  return validateSync(dto, { whitelist: true, forbidNonWhitelisted: true, stopAtFirstError: true });
}
