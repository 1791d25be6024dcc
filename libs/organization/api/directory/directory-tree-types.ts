import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';

import { InvalidDirectoryType, PlacedUnitType, UnitReferenceType } from './directory-types';

@ObjectType('DirectoryLevel', {
  description: 'What belonged to one unit directly on a day, the first two hundred by kind and name.',
})
export class DirectoryLevelType {
  @Field(() => UnitReferenceType, { nullable: true, description: 'null: they belonged to nothing.' })
  parent!: UnitReferenceType | null;

  @Field(() => [PlacedUnitType])
  units!: PlacedUnitType[];

  @Field(() => Int, { description: 'How many there are, shown or not.' })
  unitCount!: number;
}

@ObjectType('DirectoryTree', { description: 'The directory on a day, as far as it is opened; people stand beside it.' })
export class DirectoryTreeType {
  @Field(() => String, { description: 'The day, of the organisation, `YYYY-MM-DD`.' })
  on!: string;

  @Field(() => Int, { description: 'How many units there are at all, people with them.' })
  unitCount!: number;

  @Field(() => DirectoryLevelType, { description: 'Cost centres.' })
  top!: DirectoryLevelType;

  @Field(() => [DirectoryLevelType], {
    description: 'Of each unit that is opened; what has nothing below it is left out.',
  })
  levels!: DirectoryLevelType[];

  @Field(() => DirectoryLevelType, {
    description: 'What belonged to nothing on that day, cost centres aside: it ended, begins later or was not placed.',
  })
  unplaced!: DirectoryLevelType;
}

@ObjectType('UnitInDirectory', { description: 'One unit, and what belonged to it directly on a day.' })
export class UnitInDirectoryType {
  @Field(() => String, { description: 'The day, of the organisation, `YYYY-MM-DD`.' })
  on!: string;

  @Field(() => PlacedUnitType)
  placed!: PlacedUnitType;

  @Field(() => DirectoryLevelType)
  children!: DirectoryLevelType;

  @Field(() => DirectoryLevelType)
  people!: DirectoryLevelType;
}

export const DirectoryTreeResultUnion = createUnionType({
  name: 'DirectoryTreeResult',
  types: () => [DirectoryTreeType, InvalidDirectoryType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidDirectoryType : DirectoryTreeType),
});

export const UnitInDirectoryResultUnion = createUnionType({
  name: 'UnitInDirectoryResult',
  types: () => [UnitInDirectoryType, InvalidDirectoryType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidDirectoryType : UnitInDirectoryType),
});
