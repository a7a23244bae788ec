import { Injectable } from '@nestjs/common';
import { Clock } from '../ports/clock';
import { newId } from './new-id';

/** The machine's time. Ids made in one millisecond still come in order. */
@Injectable()
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }

  newId(): string {
    return newId();
  }
}
