import { TextCache, type WireReader } from '@tokenledger/shared/otlp';

import type { RemovalReason } from '../admission/admission-reasons';
import type { AttributePolicy, AttributeRule } from '../attributes/attribute-policy';
import type { Counter } from './counter';
import { keepCountsWithin, problemOfCount, problemOfLabel, problemOfNumbers } from './passing-value';

const KEY = 0x0a;
const VALUE = 0x12;
const TEXT = 0x0a;

const names = new TextCache(12, 128);
const values = new TextCache(10, 64);

/** What a record's attributes say about it. One is reused for all records. */
export class RecordFacts {
  hasUsage = false;
  isCall = false;
  operation = '';
  eventName = '';
  /** Texts of the request and response model, for names that repeat them. */
  readonly models: string[] = [];

  clear(): void {
    this.hasUsage = false;
    this.isCall = false;
    this.operation = '';
    this.eventName = '';
    this.models.length = 0;
  }
}

/** Decides attribute by attribute what stays, and collects what the staying ones say. */
export class AttributeSieve {
  readonly facts = new RecordFacts();

  constructor(
    private readonly policy: AttributePolicy,
    private readonly maxLabelBytes: number,
    private readonly removed: Counter<RemovalReason>,
  ) {}

  /** Reads the KeyValue at the reader; `position` is behind it afterwards. @returns whether it stays */
  passes(reader: WireReader): boolean {
    const outer = reader.enter();
    const end = reader.limit;
    const stays = this.judge(reader);
    // What a removed attribute holds further is of no interest, and checked by nobody: it leaves as a whole.
    reader.position = end;
    reader.leave(outer);
    return stays;
  }

  /**
   * Exactly one name and one value, in either order: most encoders write the name first, the OpenTelemetry Collector
   * (seen with 0.155) writes the fields of every message from the last to the first.
   */
  private judge(reader: WireReader): boolean {
    if (reader.position === reader.limit) return false;
    const whole = reader.limit;
    let tag = reader.readTag();
    let valueStart = -1;
    let valueEnd = -1;
    if (tag === VALUE) {
      valueEnd = reader.readEnd();
      valueStart = reader.position;
      reader.position = valueEnd;
      if (valueEnd === whole) return this.isMisshapen();
      tag = reader.readTag();
    }
    if (tag !== KEY) {
      reader.skipUnknown(tag, 0b10);
      return this.isMisshapen();
    }
    const keyEnd = reader.readEnd();
    const rule = this.policy.ruleOf(names.textOf(reader.bytes, reader.position, keyEnd));
    reader.position = keyEnd;
    if (rule === undefined) return false;
    if (valueStart >= 0) return this.judgeValue(reader, rule, valueStart, valueEnd, keyEnd === whole);
    if (keyEnd === whole) return false;
    tag = reader.readTag();
    if (tag !== VALUE) {
      reader.skipUnknown(tag, 0b110);
      return this.isMisshapen();
    }
    valueEnd = reader.readEnd();
    return this.judgeValue(reader, rule, reader.position, valueEnd, valueEnd === whole);
  }

  private isMisshapen(): false {
    this.removed.add('wrong-type');
    return false;
  }

  /** @param isAlone whether name and value are all that the attribute holds: what is beside them could be content */
  private judgeValue(reader: WireReader, rule: AttributeRule, start: number, end: number, isAlone: boolean): boolean {
    const outer = reader.limit;
    reader.position = start;
    reader.limit = end;
    const problem = this.problemOf(reader, rule);
    if (problem === undefined && isAlone) this.note(reader, rule, start);
    reader.leave(outer);
    if (problem === undefined && isAlone) return true;
    this.removed.add(problem ?? 'wrong-type');
    return false;
  }

  private problemOf(reader: WireReader, rule: AttributeRule): RemovalReason | undefined {
    if (reader.position === reader.limit) return 'wrong-type';
    switch (rule.value) {
      case 'count':
        return problemOfCount(reader);
      case 'numbers':
        return problemOfNumbers(reader);
      case 'counts-within':
        return keepCountsWithin(reader, rule.paths ?? []);
      case 'label':
        return problemOfLabel(reader, this.maxLabelBytes);
    }
  }

  /** @param start of the AnyValue, which ends at the reader's limit */
  private note(reader: WireReader, rule: AttributeRule, start: number): void {
    if (rule.shows === 'nothing') return;
    if (rule.shows === 'usage') {
      this.facts.hasUsage = true;
      return;
    }
    reader.position = start;
    if (reader.readTag() !== TEXT) return;
    const end = reader.readEnd();
    this.noteText(rule, values.textOf(reader.bytes, reader.position, end));
    reader.position = end;
  }

  private noteText(rule: AttributeRule, text: string): void {
    const { facts } = this;
    if (rule.callValues?.has(text) === true) facts.isCall = true;
    if (rule.shows === 'operation') facts.operation = text;
    else if (rule.shows === 'event') facts.eventName = text;
    else if (rule.shows === 'model') facts.models.push(text);
  }
}
