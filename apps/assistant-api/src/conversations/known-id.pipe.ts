import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { DomainError } from '@app/domain';
import { isOpaqueId } from '../http/validation-rules';

/** An id in the path. One that cannot be an id is answered like one that is not there. */
@Injectable()
export class KnownIdPipe implements PipeTransform<string, string> {
  /** @throws DomainError CONVERSATION_NOT_FOUND or MESSAGE_NOT_FOUND */
  transform(value: string, { data }: ArgumentMetadata): string {
    if (isOpaqueId(value)) return value;
    const code = data === 'messageId' ? 'MESSAGE_NOT_FOUND' : 'CONVERSATION_NOT_FOUND';
    throw new DomainError(code, 'this cannot be an id');
  }
}
