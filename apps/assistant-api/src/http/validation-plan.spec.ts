import { Type, plainToInstance, type ClassConstructor } from 'class-transformer';
import {
  Allow,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  ValidateIf,
  ValidateNested,
  validateSync,
} from 'class-validator';
import fc from 'fast-check';
import { PostMessageDto } from '../conversations/message-request.dto';
import { InvokeRequestDto } from '../invoke/invoke-request.dto';
import { SalesMessageRequestDto } from '../sales-message/message/sales-message-request.dto';
import { IsOpaqueId } from './validation-rules';
import { isSurelyValid } from './validation-plan';

class Leaf {
  @IsOpaqueId()
  readonly id!: string;

  @IsOptional()
  @IsInt({ each: true })
  @Max(9, { each: true })
  readonly list?: readonly number[];
}

class SpecialLeaf extends Leaf {
  @IsIn(['a', 'b'])
  readonly kind!: string;

  @Allow()
  readonly free?: unknown;
}

class Tree {
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => SpecialLeaf)
  readonly leaf!: SpecialLeaf;

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Tree)
  readonly trees?: readonly Tree[];

  @ValidateIf((tree: Tree) => tree.trees === undefined)
  @IsString()
  @MaxLength(3)
  readonly name?: string;
}

class Bare {}

const FIELDS = [
  ...['leaf', 'trees', 'name', 'id', 'list', 'kind', 'free', 'unknown', 'toString', 'hasOwnProperty', ''],
  ...['context', 'stateId', 'expectHead', 'inputEvents', 'messageEvent', 'role', 'content', 'textContent'],
  ...['imageContent', 'url', 'caption', 'locationContent', 'latitude', 'longitude', 'storeEvent', 'details'],
  ...['text', 'message', 'metadata', 'formData', 'buttonResponseEvent', 'title', 'author', 'customer'],
];
const SCALARS = ['a', 'b', '', ' ', 'USER', 'https://a.example', 'long enough', 1, 9, 90.5, -1, true, null];

const body = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
  object: fc.dictionary(fc.constantFrom(...FIELDS), tie('value'), { maxKeys: 5 }),
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom(...SCALARS),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
})).object;

const text = { role: 'USER', content: { textContent: 'hello' } };
const leaf = fc.record(
  {
    id: fc.constantFrom('x', ''),
    kind: fc.constantFrom('a', 'b', 'c'),
    list: fc.array(fc.constantFrom(1, 9, 10, 'a'), { maxLength: 2 }),
    free: body,
    unknown: body,
  },
  { requiredKeys: ['id', 'kind'] },
);
const tree = fc.record(
  {
    leaf,
    trees: fc.array(fc.record({ leaf, name: fc.constantFrom('abc', 'long') }), { maxLength: 2 }),
    name: fc.constantFrom('abc', 'long', null, 7),
  },
  { requiredKeys: [] },
);
const invoke = fc.record(
  {
    context: fc.record({ stateId: fc.constantFrom('s', '', null), expectHead: fc.constantFrom(true, 'yes') }),
    inputEvents: fc.array(fc.oneof(fc.constant({ messageEvent: text }), body), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);
const likely = fc.oneof(body, tree, invoke);

const read = (dtoClass: ClassConstructor<object>, value: object): object => plainToInstance(dtoClass, value);
const faults = (dto: object) => validateSync(dto, { whitelist: true, stopAtFirstError: true });

describe('a plan of validation', () => {
  it.each([Tree, InvokeRequestDto, PostMessageDto, SalesMessageRequestDto])(
    'takes only what class-validator takes, and leaves the same of it: %p',
    (dtoClass) => {
      let taken = 0;
      fc.assert(
        fc.property(likely, (value) => {
          const dto = read(dtoClass, value);
          if (!isSurelyValid(dto)) return;
          taken += 1;
          const walked = read(dtoClass, value);
          expect(faults(walked)).toEqual([]);
          expect(dto).toEqual(walked);
        }),
        { numRuns: 1_000 },
      );
      if (dtoClass === Tree || dtoClass === InvokeRequestDto) expect(taken).toBeGreaterThan(3);
    },
  );

  it.each([
    [Tree, { leaf: { id: 'x', kind: 'a', list: [1, 9], free: {}, more: 1 }, name: 'abc', other: [] }],
    [Tree, { leaf: { id: 'x', kind: 'b' }, trees: [{ leaf: { id: 'y', kind: 'b' }, name: 'n' }], name: 7 }],
    [InvokeRequestDto, { context: { stateId: 's' }, inputEvents: [{ messageEvent: text }] }],
    [InvokeRequestDto, {}],
  ])('knows %p at once: %j', (dtoClass, value) => {
    const dto = read(dtoClass, value);
    expect(isSurelyValid(dto)).toBe(true);
    const walked = read(dtoClass, value);
    expect(faults(walked)).toEqual([]);
    expect(dto).toEqual(walked);
  });

  it.each([
    [Tree, { leaf: { id: '', kind: 'a' }, name: 'n' }],
    [Tree, { leaf: { id: 'x', kind: 'c' }, name: 'n' }],
    [Tree, { leaf: { id: 'x', kind: 'a', list: [1, 10] }, name: 'n' }],
    [Tree, { leaf: { id: 'x', kind: 'a' }, trees: [{ leaf: { id: 'x' } }] }],
    [Tree, { leaf: { id: 'x', kind: 'a' }, trees: [null] }],
    [Tree, { leaf: { id: 'x', kind: 'a' }, name: 'long' }],
    [Tree, { name: 'n' }],
    [Bare, {}],
  ])('refuses of %p: %j', (dtoClass, value) => {
    expect(isSurelyValid(read(dtoClass, value))).toBe(false);
    expect(faults(read(dtoClass, value))).not.toEqual([]);
  });
});
