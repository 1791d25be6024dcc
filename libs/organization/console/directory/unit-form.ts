import type { DirectoryRowInput, DirectoryUnitFieldsFragment, UnitKind, UnitReferenceInput } from '../operations';
import { PARENT_KINDS, unitOf } from './unit-key';

/** What is to be done, and to what. */
export type UnitTask =
  | { readonly deed: 'add'; readonly kind: UnitKind; readonly parent: NamedUnit | undefined; readonly day: string }
  | { readonly deed: 'edit'; readonly unit: DirectoryUnitFieldsFragment }
  | {
      readonly deed: 'move';
      readonly unit: NamedUnit;
      readonly parent: NamedUnit | undefined;
      readonly day: string;
      /** What moves with it, on the day that is looked at. */
      readonly childCount: number;
      readonly peopleCount: number;
    }
  | { readonly deed: 'allow'; readonly unit: NamedUnit; readonly monthlyTokens: string | null; readonly day: string };

export interface NamedUnit extends UnitReferenceInput {
  readonly name: string;
}

/** What a person writes; every value is text as written. */
export interface UnitForm {
  readonly kind: UnitKind;
  readonly id: string;
  readonly name: string;
  readonly externalId: string;
  /** With commas between them, as the aliases. */
  readonly owners: string;
  readonly aliases: string;
  /** Key of a unit; empty where none is chosen. */
  readonly parent: string;
  /** From the day on it belongs to nothing, or has no allowance. */
  readonly hasNone: boolean;
  readonly monthlyTokens: string;
  readonly from: string;
}

/** A field that is written into as text. */
export type WrittenField = Exclude<keyof UnitForm, 'kind' | 'parent' | 'hasNone'>;

const EMPTY: UnitForm = {
  kind: 'TEAM',
  id: '',
  name: '',
  externalId: '',
  owners: '',
  aliases: '',
  parent: '',
  hasNone: false,
  monthlyTokens: '',
  from: '',
};

export function formOf(task: UnitTask): UnitForm {
  switch (task.deed) {
    case 'add':
      return {
        ...EMPTY,
        kind: task.kind,
        parent: task.parent === undefined ? '' : parentKey(task.parent),
        from: task.day,
      };
    case 'edit': {
      const { kind, id, name, externalId, owners, aliases } = task.unit;
      return {
        ...EMPTY,
        kind,
        id,
        name,
        externalId: externalId ?? '',
        owners: owners.join(', '),
        aliases: aliases.join(', '),
      };
    }
    case 'move':
      return { ...EMPTY, kind: task.unit.kind, from: task.day };
    case 'allow':
      return { ...EMPTY, kind: 'PERSON', monthlyTokens: task.monthlyTokens ?? '', from: task.day };
  }
}

/** The fields that a deed asks for as text, in their order. */
export function writtenFields({ deed }: UnitTask, { kind }: UnitForm): readonly WrittenField[] {
  const words = ['name', 'externalId', 'owners', 'aliases'] as const;
  switch (deed) {
    case 'add':
      return [
        'id',
        ...words,
        ...(kind === 'PERSON' ? ['monthlyTokens' as const] : []),
        ...(kind === 'COST_CENTRE' ? [] : ['from' as const]),
      ];
    case 'edit':
      return words;
    case 'move':
      return ['from'];
    case 'allow':
      return ['monthlyTokens', 'from'];
  }
}

/** Whether the deed says what the unit belongs to. */
export function asksForParent({ deed }: UnitTask, { kind }: UnitForm): boolean {
  return deed === 'move' || (deed === 'add' && PARENT_KINDS[kind].length > 0);
}

/** What the API is sent; it says what is wrong with it by the names of the form's fields. */
export function toRow(task: UnitTask, form: UnitForm): DirectoryRowInput {
  const parent = unitOf(form.parent) ?? null;
  const words = {
    externalId: form.externalId,
    owners: listOf(form.owners),
    aliases: listOf(form.aliases),
  };
  switch (task.deed) {
    case 'add': {
      const isTopmost = form.kind === 'COST_CENTRE';
      return {
        kind: form.kind,
        id: form.id,
        existence: 'NEW',
        name: form.name,
        ...words,
        parent: isTopmost ? null : parent,
        monthlyTokens: form.kind === 'PERSON' ? form.monthlyTokens.trim() || null : null,
        from: isTopmost ? null : form.from,
      };
    }
    case 'edit':
      return { kind: task.unit.kind, id: task.unit.id, name: form.name, ...words };
    case 'move': {
      const { kind, id } = task.unit;
      return form.hasNone ? { kind, id, hasNoParent: true, from: form.from } : { kind, id, parent, from: form.from };
    }
    case 'allow': {
      const { id } = task.unit;
      return form.hasNone
        ? { kind: 'PERSON', id, hasNoAllowance: true, from: form.from }
        : { kind: 'PERSON', id, monthlyTokens: form.monthlyTokens.trim(), from: form.from };
    }
  }
}

function listOf(text: string): readonly string[] {
  return text
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function parentKey({ kind, id }: NamedUnit): string {
  return `${kind}:${id}`;
}
