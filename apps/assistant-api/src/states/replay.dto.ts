import { ApiProperty } from '@nestjs/swagger';

export class StoredEventDto {
  @ApiProperty({ example: 'MessageReplied' })
  readonly type!: string;

  @ApiProperty({ example: 1 })
  readonly schemaVersion!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '{"text":"We do offer free shipping on all orders over $50!"}',
    description: 'The very text that is stored; null where the key may not see it',
  })
  readonly payload!: string | null;
}

export class ReplayDifferenceDto {
  @ApiProperty({ example: 3 })
  readonly position!: number;

  @ApiProperty({ type: StoredEventDto, nullable: true })
  readonly recorded!: StoredEventDto | null;

  @ApiProperty({ type: StoredEventDto, nullable: true })
  readonly replayed!: StoredEventDto | null;
}

export class ReplayDigestDto {
  @ApiProperty({ description: 'The digest of the state, as it is stored' })
  readonly recorded!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null when the turn stopped on its way' })
  readonly replayed!: string | null;
}

export class ReplayDto {
  @ApiProperty({ example: '018e7d88-792a-a9c3-b24b-b6e3055923fb' })
  readonly stateId!: string;

  @ApiProperty({
    enum: ['complete', 'not-needed', 'missing'],
    description:
      '`not-needed`: the state holds no reply. `missing`: what the turn read was not recorded, and it cannot be told again',
  })
  readonly recording!: string;

  @ApiProperty({
    description: 'Every byte of every event and the digest; never true when the recording is missing',
  })
  readonly identical!: boolean;

  @ApiProperty({ type: ReplayDigestDto })
  readonly digest!: ReplayDigestDto;

  @ApiProperty({ type: [ReplayDifferenceDto] })
  readonly differences!: readonly ReplayDifferenceDto[];

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Why the turn could not be told to its end; null when it was',
  })
  readonly stoppedBy!: string | null;
}
