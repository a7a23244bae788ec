import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Clock } from '../ports/clock';

/** The machine's time. Ids made in one millisecond still come in order. */
@Injectable()
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }

  newId(): string {
    return uuidv7();
  }
}
