import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { HttpProblem } from './problem/http.problem';
import { ID_LENGTH, isOpaqueId } from './validation-rules';

/** An id in the path: opaque, so it is only bounded, never read. */
@Injectable()
export class PathIdPipe implements PipeTransform<string, string> {
  /** @throws HttpProblem INVALID_ARGUMENT */
  transform(value: string, { data }: ArgumentMetadata): string {
    if (isOpaqueId(value)) return value;
    const name = data ?? 'the id';
    throw new HttpProblem(
      'INVALID_ARGUMENT',
      `${name} has 1 to ${ID_LENGTH} characters, none of them a control character.`,
    );
  }
}
