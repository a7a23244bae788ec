import { validateSync, type ValidationError } from 'class-validator';
import { isSurelyValid } from './validation-plan';

/** What is wrong with a DTO, by its decorators; what they do not know is taken out of it. Most have nothing wrong. */
export function dtoFaults(dto: object): readonly ValidationError[] {
  return isSurelyValid(dto) ? [] : validateSync(dto, { whitelist: true, stopAtFirstError: true });
}
