import { Injectable } from '@nestjs/common';
import { RecordedContents } from '@app/application';
import { Database } from '../database/database';
import { findContents } from './recorded-content.query';

@Injectable()
export class SqlRecordedContents extends RecordedContents {
  constructor(private readonly database: Database) {
    super();
  }

  async load(businessId: string, digests: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.database.read(businessId, () => findContents(businessId, digests));
    return new Map(found.map(({ digest, body }) => [digest, body]));
  }
}
