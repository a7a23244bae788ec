import type { MigrationInterface } from 'typeorm';

/** From here on reviews are stored in their second version. No table changes, but a program that cannot read them must not start. */
export class BriefReviews1764000000012 implements MigrationInterface {
  readonly name = 'BriefReviews1764000000012';

  up(): Promise<void> {
    return Promise.resolve();
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}
