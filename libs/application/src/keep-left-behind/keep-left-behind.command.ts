import { Command } from '@nestjs/cqrs';

/** Keeps what customers wrote to a process that died before it answered; answers how many messages that were. */
export class KeepLeftBehind extends Command<number> {}
