import { ApiHeader } from '@nestjs/swagger';

/**
 * Documents the header that `IdempotencyClaimFor` reads.
 * @param reusedStatus what the surface refuses a key with that was used for another request
 */
export const ApiIdempotencyKey = (reusedStatus = 422): ClassDecorator & MethodDecorator =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description:
      '1 to 255 printable characters. The same key with the same body gets the first answer again, byte for byte, ' +
      `with \`Idempotency-Replayed: true\`; with another body it is refused with ${reusedStatus}. Kept for 24 hours at least.`,
  });
