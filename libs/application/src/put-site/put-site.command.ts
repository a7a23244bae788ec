import { Command } from '@nestjs/cqrs';
import { type Site } from '../ports/tenancy';

/** Makes or renames a site, and says which agent answers there. */
export class PutSite extends Command<Site> {
  constructor(readonly site: Site) {
    super();
  }
}
