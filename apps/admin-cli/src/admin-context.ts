import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, QueryBus, type Command, type Query } from '@nestjs/cqrs';
import { AdminModule } from './admin.module';
import { readModelSettings } from './model-settings.reader';
import { Printer } from './output/printer';
import type { Terminal } from './terminal';

const DEFAULT_DATABASE_URL = 'sqlite:data/sales-assistant.db';

/** What a command works with: the use cases, opened when first asked for, and where it writes. */
export class AdminContext {
  readonly printer: Printer;

  constructor(
    readonly terminal: Terminal,
    isJson: boolean,
  ) {
    this.printer = new Printer(terminal, isJson);
  }

  get databaseUrl(): string {
    return this.terminal.env['DATABASE_URL']?.trim() || DEFAULT_DATABASE_URL;
  }

  /** Opens the database, does one thing, and closes it whatever happens. */
  use<Result>(act: (useCases: UseCases) => Promise<Result>): Promise<Result> {
    return this.useIn(AdminModule.forRoot(this.databaseUrl), act);
  }

  /** The same with agents, which ask the model server that the environment names. */
  useAgents<Result>(act: (useCases: UseCases) => Promise<Result>): Promise<Result> {
    const settings = readModelSettings(this.terminal.env);
    return this.useIn(AdminModule.withAgents(this.databaseUrl, settings), act);
  }

  private async useIn<Result>(
    module: DynamicModule,
    act: (useCases: UseCases) => Promise<Result>,
  ): Promise<Result> {
    const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
    try {
      return await act(new UseCases(app.get(CommandBus), app.get(QueryBus)));
    } finally {
      await app.close();
    }
  }
}

export class UseCases {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  do<Result>(command: Command<Result>): Promise<Result> {
    return this.commands.execute(command);
  }

  ask<Result>(query: Query<Result>): Promise<Result> {
    return this.queries.execute(query);
  }
}
