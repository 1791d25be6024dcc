import type { WireReader } from '@tokenledger/shared/otlp';

import type { SanitiseContext } from './sanitise-context';

/** Writes what stays of the message at the reader's limits; false where nothing does, and then nothing is written. */
export type MemberSanitiser = (reader: WireReader) => boolean;

/** Where the members of a message stand, without their tags and lengths. */
export interface Members {
  readonly starts: number[];
  readonly ends: number[];
}

/** Writes members in reverse order, each with its length and tag. @returns whether any was written */
export function writeMembers(
  reader: WireReader,
  members: Members,
  tag: number,
  context: SanitiseContext,
  sanitise: MemberSanitiser,
): boolean {
  const { writer } = context;
  const outer = reader.limit;
  const begin = writer.length;
  for (let at = members.starts.length - 1; at >= 0; at--) {
    const before = writer.length;
    reader.position = members.starts[at]!;
    reader.limit = members.ends[at]!;
    if (!sanitise(reader)) {
      writer.rewindTo(before);
      continue;
    }
    writer.varint(writer.length - before);
    writer.varint(tag);
  }
  reader.limit = outer;
  reader.position = outer;
  return writer.length > begin;
}
