import { ApiHeader } from '@nestjs/swagger';

/** Documents the header that `IdempotencyClaimFor` reads. */
export const ApiIdempotencyKey = (): ClassDecorator & MethodDecorator =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description:
      '1 to 255 printable characters. The same key with the same body gets the first answer again, byte for byte, ' +
      'with `Idempotency-Replayed: true`; with another body it is refused with 422. Kept for 24 hours at least.',
  });
