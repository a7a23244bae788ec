import { ApiProperty } from '@nestjs/swagger';

export class RecordedEventDto {
  @ApiProperty({ example: 'MessageReplied' })
  readonly type!: string;

  @ApiProperty({ example: 1, description: 'Version of the shape of `data`' })
  readonly schemaVersion!: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { text: 'Can I help you find a product?' },
  })
  readonly data!: object;
}

/** What a list of states says of each. */
export class StateHeaderDto {
  @ApiProperty({ example: '018e7d88-792a-a9c3-b24b-b6e3055923fb' })
  readonly stateId!: string;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Null for the root of a session' })
  readonly parentStateId!: string | null;

  @ApiProperty({ example: 1, description: '1 for the root of a session' })
  readonly depth!: number;

  @ApiProperty({ example: 'example-agent' })
  readonly agentDescriptorId!: string;

  @ApiProperty({ example: 1 })
  readonly agentVersion!: number;

  @ApiProperty({ description: "SHA-256 over the parent's digest and this turn, hex" })
  readonly digest!: string;

  @ApiProperty({ example: '2026-01-31T12:00:00.000Z' })
  readonly createdAt!: string;
}

export class StateLinksDto {
  @ApiProperty({ type: String, nullable: true, description: 'Null for the root of a session' })
  readonly parent!: string | null;

  @ApiProperty({ description: 'The states that go on from this one: they grow, so they are not part of it' })
  readonly children!: string;

  @ApiProperty()
  readonly transcript!: string;

  @ApiProperty()
  readonly session!: string;
}

export class StateDto extends StateHeaderDto {
  @ApiProperty({ example: '018e7d88-4bfa-0111-4540-7c4be2e7f494' })
  readonly sessionId!: string;

  @ApiProperty({ type: [RecordedEventDto], description: 'What came in and what was answered, in order' })
  readonly events!: readonly RecordedEventDto[];

  @ApiProperty({ type: StateLinksDto })
  readonly links!: StateLinksDto;
}

export class ChildrenDto {
  @ApiProperty({ example: '018e7d88-792a-a9c3-b24b-b6e3055923fb' })
  readonly stateId!: string;

  @ApiProperty({ type: [String], description: 'Oldest first' })
  readonly children!: readonly string[];
}
