import type { WireReader } from '@tokenledger/shared/otlp';

import { KeptRanges } from './kept-ranges';
import type { SanitiseContext } from './sanitise-context';
import { type Members, type MemberSanitiser, writeMembers } from './write-members';

const HEAD = 0x0a;
const MEMBER = 0x12;
const RESOURCE_ATTRIBUTE = 0x0a;
const SCOPE_NAME = 0x0a;
const SCOPE_VERSION = 0x12;
const SCOPE_ATTRIBUTE = 0x1a;
/** Scopes are named like packages; a longer text is something else. */
const MAX_SCOPE_BYTES = 256;

/** A whole request: resources in field 1. */
export function sanitiseRequest(reader: WireReader, context: SanitiseContext, sanitise: MemberSanitiser): boolean {
  const resources: Members = { starts: [], ends: [] };
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    if (tag === HEAD) addMember(reader, resources);
    else reader.skipUnknown(tag, 0b10);
  }
  return writeMembers(reader, resources, HEAD, context, sanitise);
}

/** ResourceSpans, ResourceLogs or ResourceMetrics: the resource in field 1, its scopes in field 2. */
export function sanitiseResource(reader: WireReader, context: SanitiseContext, sanitise: MemberSanitiser): boolean {
  return sanitiseGroup(reader, context, sanitise, keepResource);
}

/** ScopeSpans, ScopeLogs or ScopeMetrics: the scope in field 1, its records in field 2. */
export function sanitiseScope(reader: WireReader, context: SanitiseContext, sanitise: MemberSanitiser): boolean {
  return sanitiseGroup(reader, context, sanitise, keepScope);
}

type HeadKeeper = (reader: WireReader, context: SanitiseContext, ranges: KeptRanges) => void;

/** The schema address in field 3 goes: nothing reads it, and it is free text. */
function sanitiseGroup(
  reader: WireReader,
  context: SanitiseContext,
  sanitise: MemberSanitiser,
  keepHead: HeadKeeper,
): boolean {
  const members: Members = { starts: [], ends: [] };
  const head = new KeptRanges();
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    if (tag === HEAD) {
      const outer = reader.enter();
      keepHead(reader, context, head);
      reader.leave(outer);
    } else if (tag === MEMBER) {
      addMember(reader, members);
    } else {
      reader.skipUnknown(tag, 0b110);
    }
  }
  if (!writeMembers(reader, members, MEMBER, context, sanitise)) return false;
  if (head.isEmpty) return true;
  const { writer } = context;
  const before = writer.length;
  head.writeTo(writer, reader.bytes);
  writer.varint(writer.length - before);
  writer.varint(HEAD);
  return true;
}

function addMember(reader: WireReader, members: Members): void {
  const end = reader.readEnd();
  members.starts.push(reader.position);
  members.ends.push(end);
  reader.position = end;
}

function keepResource(reader: WireReader, context: SanitiseContext, ranges: KeptRanges): void {
  while (reader.position < reader.limit) {
    const start = reader.position;
    const tag = reader.readTag();
    if (tag !== RESOURCE_ATTRIBUTE) reader.skipUnknown(tag, 0b10);
    else if (context.sieve.passes(reader)) ranges.keep(start, reader.position);
  }
}

function keepScope(reader: WireReader, context: SanitiseContext, ranges: KeptRanges): void {
  while (reader.position < reader.limit) {
    const start = reader.position;
    const tag = reader.readTag();
    let stays = false;
    if (tag === SCOPE_NAME || tag === SCOPE_VERSION) {
      const end = reader.readEnd();
      stays = end - reader.position <= MAX_SCOPE_BYTES;
      reader.position = end;
    } else if (tag === SCOPE_ATTRIBUTE) {
      stays = context.sieve.passes(reader);
    } else {
      reader.skipUnknown(tag, 0b1110);
    }
    if (stays) ranges.keep(start, reader.position);
  }
}
