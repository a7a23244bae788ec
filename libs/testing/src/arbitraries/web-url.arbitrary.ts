import fc, { type Random, type Stream, type Value } from 'fast-check';

/** `fc.webUrl()`, made when one is drawn: to make it takes most of a second, and most who import this draw none. */
export class WebUrlArbitrary extends fc.Arbitrary<string> {
  private made: fc.Arbitrary<string> | undefined;

  private get urls(): fc.Arbitrary<string> {
    return (this.made ??= fc.webUrl());
  }

  override generate(random: Random, biasFactor: number | undefined): Value<string> {
    return this.urls.generate(random, biasFactor);
  }

  override canShrinkWithoutContext(value: unknown): value is string {
    return this.urls.canShrinkWithoutContext(value);
  }

  override shrink(value: string, context: unknown): Stream<Value<string>> {
    return this.urls.shrink(value, context);
  }
}
