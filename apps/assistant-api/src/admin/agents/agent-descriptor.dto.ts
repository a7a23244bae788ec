import { ApiProperty } from '@nestjs/swagger';
import type { AgentDescriptor } from '@app/domain';
import { AgentDefinitionDto } from './agent-definition.dto';

export class AgentDescriptorDto {
  @ApiProperty({ example: 'example-agent' })
  readonly id!: string;

  @ApiProperty({ example: 1, description: 'Counts from 1; a version never changes' })
  readonly version!: number;

  @ApiProperty({ example: '2026-01-31T12:00:00.000Z' })
  readonly createdAt!: string;

  @ApiProperty({ type: AgentDefinitionDto })
  readonly definition!: AgentDefinitionDto;
}

export class AgentDescriptorListDto {
  @ApiProperty({ type: [AgentDescriptorDto] })
  readonly agentDescriptors!: readonly AgentDescriptorDto[];
}

export class AgentVersionListDto {
  @ApiProperty({ type: [AgentDescriptorDto], description: 'Newest first' })
  readonly versions!: readonly AgentDescriptorDto[];
}

export function toAgentDescriptorDto(agent: AgentDescriptor): AgentDescriptorDto {
  const { descriptorId, version, createdAt, definition } = agent;
  return { id: descriptorId, version, createdAt, definition };
}
