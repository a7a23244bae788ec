import type { Reservation } from '@app/application';

/** Why a turn is not reserved. It is thrown, so that whatever was written before it was known is undone. */
export class Refusal extends Error {
  constructor(readonly reservation: Reservation) {
    super(reservation.kind);
  }
}
